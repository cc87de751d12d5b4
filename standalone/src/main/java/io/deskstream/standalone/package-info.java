/** {@code ./deskstream up}: every part and every service on this machine, in one JVM, without Docker. */
@NullMarked
package io.deskstream.standalone;

import org.jspecify.annotations.NullMarked;
