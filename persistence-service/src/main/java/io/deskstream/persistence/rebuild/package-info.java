/** The tables made from the log anew, beside those that are there, and both compared. Run by a person, on demand. */
@NullMarked
package io.deskstream.persistence.rebuild;

import org.jspecify.annotations.NullMarked;
