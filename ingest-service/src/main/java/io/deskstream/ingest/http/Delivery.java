package io.deskstream.ingest.http;

import io.deskstream.ingest.domain.Signature;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.MediaType;

/** One body as it was posted. */
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
record Delivery(byte[] body, Signature signature, Optional<MediaType> mediaType, Instant receivedAt) {

    boolean isJson() {
        return mediaType
                .filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)
                .isPresent();
    }
}
