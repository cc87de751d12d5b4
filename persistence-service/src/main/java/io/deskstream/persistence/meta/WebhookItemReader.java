package io.deskstream.persistence.meta;

import io.deskstream.persistence.domain.Attachment;
import io.deskstream.persistence.domain.Party;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one messaging item of a webhook. What it does not know becomes an activity of kind {@code other} with the item's
 * JSON, so that nothing is dropped. Members of a wrong type count as missing. Safe for use by many threads.
 */
public final class WebhookItemReader {

    private static final Pattern OUR_METADATA = Pattern.compile("([0-9a-f-]{36}):\\d+");

    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * Reads an item.
     *
     * @param accountId whose item it is: who acts is either the account or the customer
     * @throws IllegalArgumentException when it is no JSON object
     */
    public PlatformEvent read(String raw, String accountId) {
        JsonNode item = parse(raw);
        Long at = Members.millis(item.path("timestamp"));
        boolean byPage = accountId.equals(Members.text(item.path("sender").path("id")));
        PlatformEvent read = read(item, raw, byPage ? Party.PAGE : Party.CUSTOMER, at);
        return read == null ? ActivityReader.other(Context.nameOf(item), item, raw, at) : read;
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

    /** Null where a member that matters is missing. */
    private static @Nullable PlatformEvent read(JsonNode item, String raw, Party by, @Nullable Long at) {
        if (item.path("message").isObject()) {
            return message(item.path("message"), raw, by, at);
        }
        if (item.path("postback").isObject()) {
            return postback(item.path("postback"), raw, at);
        }
        if (item.path("message_edit").isObject()) {
            return edit(item.path("message_edit"), by, at);
        }
        if (item.path("reaction").isObject()) {
            return reaction(item.path("reaction"), by, at);
        }
        if (item.path("delivery").isObject()) {
            return delivery(item.path("delivery"));
        }
        if (item.path("read").isObject()) {
            return new PlatformEvent.Read(
                    Members.text(item.path("read").path("mid")),
                    Members.millis(item.path("read").path("watermark")));
        }
        return ActivityReader.read(item, raw, at);
    }

    private static @Nullable PlatformEvent message(JsonNode message, String raw, Party by, @Nullable Long at) {
        String mid = Members.text(message.path("mid"));
        if (mid == null) {
            return null;
        }
        boolean echo = message.path("is_echo").asBoolean(false);
        if (message.path("is_deleted").asBoolean(false)) {
            return new PlatformEvent.Unsent(mid, echo ? Party.PAGE : by, at);
        }
        Content content = content(message, raw);
        return echo
                ? new PlatformEvent.Echo(mid, content, ours(message), Members.text(message.path("app_id")), at)
                : new PlatformEvent.CustomerMessage(mid, content, at);
    }

    private static Content content(JsonNode message, String raw) {
        String text = Members.filled(message.path("text"));
        List<Attachment> attachments = AttachmentReader.read(message.path("attachments"));
        boolean unsupported = message.path("is_unsupported").asBoolean(false);
        boolean read = !unsupported && (text != null || !attachments.isEmpty());
        return new Content(
                text,
                attachments,
                Members.text(message.path("reply_to").path("mid")),
                Context.ofMessage(message),
                unsupported,
                read ? null : raw);
    }

    private static PlatformEvent postback(JsonNode postback, String raw, @Nullable Long at) {
        return new PlatformEvent.Postback(
                Members.text(postback.path("mid")),
                Members.filled(postback.path("title")),
                Context.ofPostback(postback),
                raw,
                at);
    }

    private static @Nullable PlatformEvent edit(JsonNode edit, Party by, @Nullable Long at) {
        String mid = Members.text(edit.path("mid"));
        return mid == null
                ? null
                : new PlatformEvent.Edited(
                        mid, by, Members.filled(edit.path("text")), Members.count(edit.path("num_edit")), at);
    }

    private static @Nullable PlatformEvent reaction(JsonNode reaction, Party by, @Nullable Long at) {
        String mid = Members.text(reaction.path("mid"));
        return mid == null ? null : new PlatformEvent.Reacted(mid, by, Emoji.of(reaction), at);
    }

    private static PlatformEvent delivery(JsonNode delivery) {
        List<String> mids = new ArrayList<>();
        for (JsonNode mid : delivery.path("mids")) {
            String text = Members.text(mid);
            if (text != null) {
                mids.add(text);
            }
        }
        return new PlatformEvent.Delivered(mids, Members.millis(delivery.path("watermark")));
    }

    private static @Nullable UUID ours(JsonNode message) {
        String metadata = Members.text(message.path("metadata"));
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
}
