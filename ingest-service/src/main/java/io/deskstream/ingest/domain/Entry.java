package io.deskstream.ingest.domain;

import io.deskstream.ingest.domain.json.JsonShape;
import io.deskstream.ingest.domain.json.JsonValue;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the items of one entry share, and the judgement of one item of it. */
record Entry(
        String object, String channel, String id, @Nullable Instant time) {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_NUMBER_CHARACTERS = 100;
    private static final int MAX_NAME_BYTES = 1000;

    static Entry of(String object, String channel, JsonValue entry) {
        String id = PlatformId.of(entry.member("id")).orElse("");
        return new Entry(object, channel, id, MetaTime.of(entry.member("time")).orElse(null));
    }

    /** An item of {@code messaging} or {@code standby}. */
    Item messaging(Section section, JsonValue item) {
        return item.isObject() ? judge(section, null, item, item) : quarantined(QuarantineReason.MALFORMED_ITEM, item);
    }

    /**
     * A change, or an entry that is a change itself: a messaging item where its value has parties.
     *
     * @param whole what is kept when it has none
     */
    Item change(@Nullable JsonValue field, @Nullable JsonValue value, JsonValue whole) {
        if (value == null || (value.member("sender") == null && value.member("recipient") == null)) {
            return quarantined(QuarantineReason.NOT_A_CONVERSATION, whole);
        }
        return judge(Section.CHANGES, field == null ? null : field.text(), value, whole);
    }

    Item quarantined(QuarantineReason reason, JsonValue whole) {
        return new Item.Quarantined(reason, object, id, whole.bytes());
    }

    private Item judge(Section section, @Nullable String field, JsonValue item, JsonValue whole) {
        if (isHostile(item.shape())) {
            return quarantined(QuarantineReason.HOSTILE_SHAPE, whole);
        }
        return switch (Parties.of(item, id)) {
            case Parties.Unknown(QuarantineReason reason) -> quarantined(reason, whole);
            case Parties.Known(String account, String participant) -> {
                ConversationKey key = new ConversationKey(channel, account, participant);
                yield item.json()
                        .<Item>map(raw -> new Item.Keyed(key, section, field, time, raw))
                        .orElseGet(() -> quarantined(QuarantineReason.NOT_UTF8, whole));
            }
        };
    }

    private static boolean isHostile(JsonShape shape) {
        return shape.depth() > MAX_DEPTH
                || shape.longestNumber() > MAX_NUMBER_CHARACTERS
                || shape.longestName() > MAX_NAME_BYTES;
    }
}
