package io.deskstream.simulator.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of the Send API that carries a message. */
public record SendRequest(
        String recipientId,
        @Nullable String text,
        @Nullable Attachment attachment,
        List<String> quickReplies,
        @Nullable String metadata,
        @Nullable String messagingType,
        @Nullable String tag,
        @Nullable String replyTo) {
    public static final String HUMAN_AGENT = "HUMAN_AGENT";

    public SendRequest {
        quickReplies = List.copyOf(quickReplies);
    }

    public static SendRequest text(String recipientId, String text, @Nullable String metadata) {
        return new SendRequest(recipientId, text, null, List.of(), metadata, "RESPONSE", null, null);
    }

    public boolean byHumanAgent() {
        return HUMAN_AGENT.equals(tag);
    }
}
