/** Settings and wiring. */
@NullMarked
package io.deskstream.ingest.config;

import org.jspecify.annotations.NullMarked;
