/** Settings and wiring. */
@NullMarked
package io.deskstream.outbound.config;

import org.jspecify.annotations.NullMarked;
