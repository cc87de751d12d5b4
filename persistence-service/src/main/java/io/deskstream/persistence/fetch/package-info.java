/** Fetches files from addresses that others name. */
@NullMarked
package io.deskstream.persistence.fetch;

import org.jspecify.annotations.NullMarked;
