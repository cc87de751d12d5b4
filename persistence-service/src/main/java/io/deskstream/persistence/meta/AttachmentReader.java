package io.deskstream.persistence.meta;

import io.deskstream.persistence.domain.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the attachments of a message, known kinds and unknown ones, with and without a payload. */
final class AttachmentReader {

    /** While the platform changes a kind's name it sends the thing twice, under the old name and the new. */
    private static final Map<String, String> NEW_NAMES = Map.of("image", "sticker", "share", "ig_post");

    private static final UUID UNATTACHED = new UUID(0, 0);

    private AttachmentReader() {}

    static List<Attachment> read(JsonNode attachments) {
        List<Attachment> read = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            if (!isOldNameOfAnother(attachment, attachments)) {
                read.add(attachment(attachment));
            }
        }
        return read;
    }

    private static boolean isOldNameOfAnother(JsonNode attachment, JsonNode all) {
        String newName = NEW_NAMES.get(kind(attachment));
        for (JsonNode other : all) {
            if (kind(other).equals(newName) && isSame(attachment.path("payload"), other.path("payload"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(JsonNode payload, JsonNode other) {
        return isSame(payload, other, "sticker_id") || isSame(payload, other, "url");
    }

    private static boolean isSame(JsonNode payload, JsonNode other, String member) {
        String value = Members.filled(payload.path(member));
        return value != null && value.equals(Members.text(other.path(member)));
    }

    private static Attachment attachment(JsonNode attachment) {
        JsonNode payload = attachment.path("payload");
        boolean onlyUrl = payload.isMissingNode()
                || payload.isNull()
                || (payload.size() == 1 && Members.text(payload.path("url")) != null);
        return new Attachment(
                UNATTACHED,
                kind(attachment),
                first(
                        payload.path("url"),
                        attachment.path("url"),
                        attachment.path("URL"),
                        payload.path("story_media_url")),
                name(attachment, payload),
                null,
                null,
                onlyUrl ? null : Members.clean(payload.toString()));
    }

    private static @Nullable String name(JsonNode attachment, JsonNode payload) {
        JsonNode place = payload.path("coordinates");
        return place.isObject()
                ? place.path("lat").asString("") + ", " + place.path("long").asString("")
                : first(
                        payload.path("title"),
                        attachment.path("title"),
                        payload.path("elements").path(0).path("title"),
                        payload.path("product").path("elements").path(0).path("title"));
    }

    private static String kind(JsonNode attachment) {
        return Objects.requireNonNullElse(Members.filled(attachment.path("type")), "unknown");
    }

    private static @Nullable String first(JsonNode... values) {
        return Stream.of(values)
                .flatMap(value -> Stream.ofNullable(Members.filled(value)))
                .findFirst()
                .orElse(null);
    }
}
