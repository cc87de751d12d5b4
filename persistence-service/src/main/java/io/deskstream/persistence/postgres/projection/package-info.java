/** What is read from the core's tables is kept here in the forms that queries want, a moment behind them. */
@NullMarked
package io.deskstream.persistence.postgres.projection;

import org.jspecify.annotations.NullMarked;
