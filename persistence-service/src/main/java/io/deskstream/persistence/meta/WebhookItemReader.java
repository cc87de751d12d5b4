package io.deskstream.persistence.meta;

import io.deskstream.persistence.domain.Attachment;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one messaging item of a webhook. What it does not know becomes {@link PlatformEvent.Other} with the item's JSON, so
 * that nothing is dropped. Members of a wrong type count as missing. Safe for use by many threads.
 */
public final class WebhookItemReader {

    private static final Set<String> ENVELOPE = Set.of("sender", "recipient", "timestamp", "hop_context");
    private static final Pattern OUR_METADATA = Pattern.compile("([0-9a-f-]{36}):\\d+");
    /** Below this a time is in seconds: the same number of milliseconds is March 1973. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private final JsonMapper json = JsonMapper.builder().build();
    private final UUID unattached = new UUID(0, 0);

    /**
     * Reads an item.
     *
     * @throws IllegalArgumentException when it is no JSON object
     */
    public PlatformEvent read(String raw) {
        JsonNode item = parse(raw);
        Long at = millis(item.path("timestamp"));
        if (item.path("message").isObject()) {
            return message(item.path("message"), raw, at);
        }
        if (item.path("postback").isObject()) {
            return postback(item.path("postback"), raw, at);
        }
        if (item.path("delivery").isObject()) {
            return delivery(item.path("delivery"));
        }
        if (item.path("read").isObject()) {
            return new PlatformEvent.Read(
                    text(item.path("read").path("mid")),
                    millis(item.path("read").path("watermark")));
        }
        return new PlatformEvent.Other(name(item), raw, at);
    }

    private JsonNode parse(String raw) {
        try {
            JsonNode item = json.readTree(raw);
            if (!item.isObject()) {
                throw new IllegalArgumentException("a messaging item is a JSON object");
            }
            return item;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private PlatformEvent message(JsonNode message, String raw, @Nullable Long at) {
        String mid = text(message.path("mid"));
        if (mid == null) {
            return new PlatformEvent.Other("message", raw, at);
        }
        if (message.path("is_deleted").asBoolean(false)) {
            return new PlatformEvent.Other("unsend", raw, at);
        }
        Content content = content(message);
        if (message.path("is_echo").asBoolean(false)) {
            return new PlatformEvent.Echo(mid, content, ours(message), text(message.path("app_id")), at);
        }
        boolean read = content.text() != null || !content.attachments().isEmpty();
        return new PlatformEvent.CustomerMessage(mid, content, read ? null : raw, at);
    }

    private Content content(JsonNode message) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode attachment : message.path("attachments")) {
            attachments.add(attachment(attachment));
        }
        String text = text(message.path("text"));
        String replyTo = text(message.path("reply_to").path("mid"));
        return new Content(text == null || text.isEmpty() ? null : text, attachments, replyTo);
    }

    private Attachment attachment(JsonNode attachment) {
        String type = text(attachment.path("type"));
        JsonNode payload = attachment.path("payload");
        String url = text(payload.path("url"));
        boolean onlyUrl = payload.isMissingNode() || payload.isNull() || (payload.size() == 1 && url != null);
        return new Attachment(
                unattached,
                type == null ? "unknown" : type,
                url == null ? text(attachment.path("url")) : url,
                text(payload.path("title")),
                null,
                null,
                onlyUrl ? null : clean(payload.toString()));
    }

    private static PlatformEvent postback(JsonNode postback, String raw, @Nullable Long at) {
        return new PlatformEvent.Postback(text(postback.path("mid")), text(postback.path("title")), raw, at);
    }

    private static PlatformEvent delivery(JsonNode delivery) {
        List<String> mids = new ArrayList<>();
        for (JsonNode mid : delivery.path("mids")) {
            String text = text(mid);
            if (text != null) {
                mids.add(text);
            }
        }
        return new PlatformEvent.Delivered(mids, millis(delivery.path("watermark")));
    }

    private static @Nullable UUID ours(JsonNode message) {
        String metadata = text(message.path("metadata"));
        Matcher matcher = OUR_METADATA.matcher(metadata == null ? "" : metadata);
        if (!matcher.matches()) {
            return null;
        }
        try {
            return UUID.fromString(matcher.group(1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String name(JsonNode item) {
        for (String member : item.propertyNames()) {
            if (!ENVELOPE.contains(member)) {
                return clean(member);
            }
        }
        return "unknown";
    }

    private static @Nullable Long millis(JsonNode time) {
        long value;
        if (time.isNumber() && time.canConvertToLong()) {
            value = time.longValue();
        } else if (time.isString() && time.stringValue().matches("\\d{1,18}")) {
            value = Long.parseLong(time.stringValue());
        } else {
            return null;
        }
        if (value <= 0) {
            return null;
        }
        return value < FIRST_MILLIS ? value * 1000 : value;
    }

    /** Ids come as text and as numbers. */
    private static @Nullable String text(JsonNode value) {
        if (value.isString()) {
            return clean(value.stringValue());
        }
        return value.isIntegralNumber() ? value.asString() : null;
    }

    /** NUL and half surrogates are valid JSON and invalid in a database's text. */
    private static String clean(String text) {
        if (text.indexOf('\0') < 0 && text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(c == 0 || isHalf(c) ? 0xFFFD : c));
        return clean.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
