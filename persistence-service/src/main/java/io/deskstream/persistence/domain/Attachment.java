package io.deskstream.persistence.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file or card of a message, as a reference.
 *
 * @param kind as the platform names it: image, video, audio, file, sticker, share, template, ...
 * @param payload the platform's payload as JSON where it is more than a URL
 */
public record Attachment(
        UUID id,
        String kind,
        @Nullable String url,
        @Nullable String name,
        @Nullable String mimeType,
        @Nullable Long size,
        @Nullable String payload) {}
