/** The only writer of the conversations' tables. */
@NullMarked
package io.deskstream.persistence.postgres.write;

import org.jspecify.annotations.NullMarked;
