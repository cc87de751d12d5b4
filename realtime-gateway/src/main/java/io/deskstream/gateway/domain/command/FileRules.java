package io.deskstream.gateway.domain.command;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which files a channel takes. A courtesy, as {@link SendRules} is: the platform judges again.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/instagram/features/send-message">Instagram: media
 *     types and sizes</a>
 */
public final class FileRules {

    private static final long MB = 1L << 20;
    private static final long MOST_BYTES = 25 * MB;
    private static final long INSTAGRAM_IMAGE_BYTES = 8 * MB;
    private static final Map<String, Set<String>> INSTAGRAM = Map.of(
            "image", Set.of("image/png", "image/jpeg", "image/gif"),
            "video", Set.of("video/mp4", "video/quicktime", "video/webm", "video/ogg", "video/x-msvideo"),
            "audio", Set.of("audio/aac", "audio/mp4", "audio/wav"),
            "file", Set.of("application/pdf"));

    private FileRules() {}

    public static void check(List<Upload> files, String channel) {
        for (Upload file : files) {
            boolean instagram = channel.equals("instagram");
            long most = instagram && file.kind().equals("image") ? INSTAGRAM_IMAGE_BYTES : MOST_BYTES;
            if (file.size() > most) {
                throw new RefusedException(
                        422, "file_too_large", "The channel takes such a file up to " + most / MB + " MB.");
            }
            if (instagram && !INSTAGRAM.getOrDefault(file.kind(), Set.of()).contains(file.mimeType())) {
                throw new RefusedException(422, "file_type_refused", "Instagram takes no " + file.mimeType() + ".");
            }
        }
    }
}
