@NullMarked
package io.deskstream.embedded;

import org.jspecify.annotations.NullMarked;
