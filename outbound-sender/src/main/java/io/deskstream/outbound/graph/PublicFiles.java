package io.deskstream.outbound.graph;

import io.deskstream.schemas.crypto.FileLinks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Addresses that the platform can fetch a message's file from. Safe for many threads. */
public final class PublicFiles {

    private static final String UPLOAD = "upload:";
    /** Meta fetches while the call lasts, or soon after. */
    private static final Duration HOLDS = Duration.ofHours(1);

    private final String publicUrl;
    private final FileLinks links;
    private final InstantSource clock;

    /**
     * Addresses under a base.
     *
     * @param publicUrl where the platform reaches the gateway, without a slash at its end
     */
    public PublicFiles(String publicUrl, FileLinks links, InstantSource clock) {
        this.publicUrl = publicUrl;
        this.links = links;
        this.clock = clock;
    }

    /** A signed link where {@code url} names an upload, else the same. */
    String address(String url) {
        return url.startsWith(UPLOAD)
                ? publicUrl
                        + links.path(
                                UUID.fromString(url.substring(UPLOAD.length())),
                                clock.instant().plus(HOLDS))
                : url;
    }
}
