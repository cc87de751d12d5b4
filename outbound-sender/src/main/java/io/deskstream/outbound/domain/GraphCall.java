package io.deskstream.outbound.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of the Send API.
 *
 * @param metadata the send id
 * @param replyTo the platform's id of the message that it answers
 */
public record GraphCall(
        PageAddress page,
        AccessToken token,
        String recipientId,
        MessagingType type,
        Content content,
        List<Draft.QuickReply> quickReplies,
        @Nullable String replyTo,
        String metadata) {

    public GraphCall {
        quickReplies = List.copyOf(quickReplies);
    }
}
