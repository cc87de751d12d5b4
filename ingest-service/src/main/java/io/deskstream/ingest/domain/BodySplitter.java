package io.deskstream.ingest.domain;

import io.deskstream.ingest.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits a body of any of Meta's four forms into its items. Whatever the bytes, it never throws, and takes time in
 * proportion to their number; what one item or entry is never changes what becomes of another. Of repeated sections each is
 * read, of other repeated members the last. One instance per body.
 */
public final class BodySplitter {

    /** Meta puts at most 1000 updates into a body. */
    static final int MAX_ITEMS = 10_000;

    private static final Set<String> WITHOUT_ITEMS =
            Set.of("id", "time", "messaging", "standby", "changes", "field", "value");

    private final String object;
    private final String channel;
    private final List<Item> items = new ArrayList<>();

    private BodySplitter(String object, String channel) {
        this.object = object;
        this.channel = channel;
    }

    public static Webhook split(byte[] body) {
        Optional<JsonValue> json = JsonValue.of(body).filter(JsonValue::isObject);
        return json.isPresent() ? split(json.get(), body) : new Webhook.NotAnObject();
    }

    private static Webhook split(JsonValue json, byte[] body) {
        JsonValue named = json.member("object");
        String object = named != null && named.isString() ? named.text() : "";
        return new Webhook.Items(
                object,
                Channels.of(object)
                        .map(channel -> new BodySplitter(object, channel).entries(json, body))
                        .orElseGet(() -> whole(QuarantineReason.UNSUPPORTED_OBJECT, object, body)));
    }

    private static List<Item> whole(QuarantineReason reason, String object, byte[] body) {
        return List.of(new Item.Quarantined(reason, object, "", body));
    }

    private List<Item> entries(JsonValue json, byte[] body) {
        JsonValue entries = json.member("entry");
        if (entries == null || !entries.isArray()) {
            return whole(QuarantineReason.MALFORMED_BODY, object, body);
        }
        json.forEachMember((name, value) -> {
            if (name.says("entry")) {
                value.forEachElement(this::entry);
            }
        });
        return items.size() > MAX_ITEMS ? whole(QuarantineReason.TOO_MANY_ITEMS, object, body) : List.copyOf(items);
    }

    private void entry(JsonValue json) {
        Entry entry = Entry.of(object, channel, json);
        if (!json.isObject()) {
            add(entry.quarantined(QuarantineReason.MALFORMED_ENTRY, json));
            return;
        }
        int before = items.size();
        json.forEachMember((name, value) -> section(entry, name.text(), value));
        flat(entry, json);
        if (items.size() == before && holdsSomethingElse(json)) {
            add(entry.quarantined(QuarantineReason.UNKNOWN_SECTION, json));
        }
    }

    private void section(Entry entry, String name, JsonValue value) {
        switch (name) {
            case "messaging" -> list(entry, value, item -> entry.messaging(Section.MESSAGING, item));
            case "standby" -> list(entry, value, item -> entry.messaging(Section.STANDBY, item));
            case "changes" -> list(entry, value, change -> change(entry, change));
            default -> {}
        }
    }

    private interface Judgement {
        Item of(JsonValue element);
    }

    private void list(Entry entry, JsonValue list, Judgement judgement) {
        if (!list.isArray() && !list.isNull()) {
            add(entry.quarantined(QuarantineReason.MALFORMED_ENTRY, list));
        }
        list.forEachElement(element -> {
            if (items.size() <= MAX_ITEMS) {
                add(judgement.of(element));
            }
        });
    }

    private static Item change(Entry entry, JsonValue change) {
        return change.isObject()
                ? entry.change(change.member("field"), change.member("value"), change)
                : entry.quarantined(QuarantineReason.MALFORMED_ITEM, change);
    }

    private void flat(Entry entry, JsonValue json) {
        @Nullable JsonValue field = json.member("field");
        if (field != null) {
            add(entry.change(field, json.member("value"), json));
        }
    }

    private static boolean holdsSomethingElse(JsonValue entry) {
        boolean[] found = new boolean[1];
        entry.forEachMember((name, value) -> found[0] |= !WITHOUT_ITEMS.contains(name.text()));
        return found[0];
    }

    private void add(Item item) {
        if (items.size() <= MAX_ITEMS) {
            items.add(Objects.requireNonNull(item));
        }
    }
}
