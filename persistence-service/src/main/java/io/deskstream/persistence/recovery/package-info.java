/** How tables catch up with the log. Pure but for its two ports: the log, and the tables. */
@NullMarked
package io.deskstream.persistence.recovery;

import org.jspecify.annotations.NullMarked;
