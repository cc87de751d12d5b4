/** Settings and wiring. */
@NullMarked
package io.deskstream.gateway.config;

import org.jspecify.annotations.NullMarked;
