package io.deskstream.persistence.kafka;

import io.deskstream.schemas.ids.ConversationKey;
import java.util.Collection;

/** Learns of accounts that are written to. Blocks its caller. */
public interface AccountAnnouncer {

    /** Makes rows for accounts that nobody connected yet; those already known cost nothing. */
    void seen(Collection<ConversationKey> conversations);
}
