/** Reads Meta's webhook items. */
@NullMarked
package io.deskstream.persistence.meta;

import org.jspecify.annotations.NullMarked;
