package io.deskstream.ingest.domain;

import java.util.Optional;

/** The channel of a webhook's {@code object}. */
final class Channels {

    private Channels() {}

    static Optional<String> of(String object) {
        return switch (object) {
            case "page" -> Optional.of("facebook");
            case "instagram" -> Optional.of("instagram");
            default -> Optional.empty();
        };
    }
}
