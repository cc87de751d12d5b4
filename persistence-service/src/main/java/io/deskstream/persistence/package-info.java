@NullMarked
package io.deskstream.persistence;

import org.jspecify.annotations.NullMarked;
