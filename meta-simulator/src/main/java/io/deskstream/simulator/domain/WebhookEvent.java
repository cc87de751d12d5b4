package io.deskstream.simulator.domain;

import java.time.Instant;
import java.util.List;

/** Something that Meta tells an app about one conversation; one webhook body each. */
public sealed interface WebhookEvent {
    Account account();

    String participantId();

    Instant at();

    default ConversationId conversation() {
        return new ConversationId(account().id(), participantId());
    }

    record CustomerWrote(Account account, String participantId, Instant at, String mid, Writing writing)
            implements WebhookEvent {}

    /** @param edits how often the message was edited by now */
    record Amended(Account account, String participantId, Instant at, String mid, Amendment amendment, int edits)
            implements WebhookEvent {}

    record Echo(Account account, String participantId, Instant at, String mid, SendRequest request)
            implements WebhookEvent {}

    /** Only Messenger tells deliveries. */
    record Delivered(Account account, String participantId, Instant at, List<String> mids, Instant watermark)
            implements WebhookEvent {}

    /** A page is told the watermark, an Instagram account the last message's id. */
    record Read(Account account, String participantId, Instant at, String lastMid, Instant watermark)
            implements WebhookEvent {}
}
