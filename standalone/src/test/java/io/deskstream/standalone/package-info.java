@NullMarked
package io.deskstream.standalone;

import org.jspecify.annotations.NullMarked;
