/** JSON as exact slices of the received bytes: nothing is decoded, copied or printed again but what is asked for. */
@NullMarked
package io.deskstream.ingest.domain.json;

import org.jspecify.annotations.NullMarked;
