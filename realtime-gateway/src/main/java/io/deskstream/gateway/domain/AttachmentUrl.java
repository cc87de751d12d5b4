package io.deskstream.gateway.domain;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address that an attachment is shown under, as the query API shows it too: files by ours, so that a platform's file
 * server is never shown to a browser; what is a page of its own (a shared post, a template's link, a place) by its own.
 */
public final class AttachmentUrl {

    /** Before an upload's id, in place of an address, in attachments that are sent from here. */
    public static final String UPLOAD = "upload:";

    private static final Set<String> FILES = Set.of(
            "image",
            "video",
            "audio",
            "file",
            "sticker",
            "animated_image",
            "media",
            "ephemeral",
            "story_mention",
            "ig_story",
            "reel",
            "ig_reel");
    private static final Set<String> FILE_SERVERS = Set.of("fbcdn.net", "fbsbx.com", "cdninstagram.com");

    private AttachmentUrl() {}

    public static @Nullable String shown(String id, String kind, @Nullable String url) {
        return url != null && served(kind, url) ? "/api/attachments/" + id : url;
    }

    private static boolean served(String kind, String url) {
        return url.startsWith(UPLOAD) || isWeb(url) && (FILES.contains(kind) || ofFileServer(url));
    }

    private static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "https://", 0, 8);
    }

    private static boolean ofFileServer(String url) {
        try {
            String host = URI.create(url).getHost();
            String lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
            return FILE_SERVERS.stream().anyMatch(server -> lower.equals(server) || lower.endsWith("." + server));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
