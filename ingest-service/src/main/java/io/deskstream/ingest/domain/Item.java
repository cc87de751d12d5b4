package io.deskstream.ingest.domain;

import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that a webhook body tells of: every item of a body becomes one record. */
public sealed interface Item {

    /**
     * An item of a conversation.
     *
     * @param field of a change, else null
     * @param entryTime when Meta made the entry; null where it does not say so sensibly
     * @param raw the item's JSON exactly as received
     */
    record Keyed(
            ConversationKey key,
            Section section,
            @Nullable String field,
            @Nullable Instant entryTime,
            String raw) implements Item {}

    /**
     * What belongs to no conversation, or cannot be read.
     *
     * @param object the body's {@code object}, empty when it has none
     * @param entryId of the entry it stood in, empty when that has none
     * @param bytes as received; not to be written to
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
    record Quarantined(QuarantineReason reason, String object, String entryId, byte[] bytes) implements Item {}
}
