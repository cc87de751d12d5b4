/** The webhook's HTTP side. */
@NullMarked
package io.deskstream.ingest.http;

import org.jspecify.annotations.NullMarked;
