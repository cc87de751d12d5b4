package io.deskstream.systemtests;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The message that an item is to become; what is null may be anything.
 *
 * @param required whether it has to be there; else it only may
 */
record ExpectedMessage(
        String channel,
        String accountId,
        String participantId,
        String conversationId,
        String id,
        @Nullable String direction,
        boolean textMatters,
        @Nullable String text,
        @Nullable Integer attachments,
        boolean other,
        boolean required) {

    private static final Set<String> READ_NOW = Set.of("message", "unsupported", "echo", "postback");

    /** Nothing where the item makes no message: receipts, and what has no participant. */
    static Optional<ExpectedMessage> of(CollectedBody.Item item) {
        String account = item.expect("account");
        String participant = item.expect("participant");
        if (account == null || participant == null || isReceipt(item)) {
            return Optional.empty();
        }
        String conversation = Ids.conversation(item.channel(), account, participant);
        boolean required = !item.mayDiffer("account") && !item.mayDiffer("participant");
        return Optional.of(
                isReadNow(item)
                        ? message(item, account, participant, conversation, required)
                        : other(item, account, participant, conversation, required));
    }

    private static ExpectedMessage message(
            CollectedBody.Item item, String account, String participant, String conversation, boolean required) {
        String mid = item.expect("message_id");
        return new ExpectedMessage(
                item.channel(),
                account,
                participant,
                conversation,
                mid == null ? Ids.item(conversation, item.json()) : Ids.platformMessage(conversation, mid),
                item.mayDiffer("direction") ? null : item.expect("direction"),
                !item.mayDiffer("text"),
                item.expect("text"),
                item.mayDiffer("attachments")
                        ? null
                        : item.expected().path("attachments").asInt(),
                false,
                required);
    }

    /** A kind that is not read yet: visible, with its JSON. */
    private static ExpectedMessage other(
            CollectedBody.Item item, String account, String participant, String conversation, boolean required) {
        return new ExpectedMessage(
                item.channel(),
                account,
                participant,
                conversation,
                Ids.item(conversation, item.json()),
                "activity",
                false,
                null,
                null,
                true,
                required);
    }

    private static boolean isReceipt(CollectedBody.Item item) {
        JsonNode json = item.json();
        return json.path("delivery").isObject() || json.path("read").isObject();
    }

    private static boolean isReadNow(CollectedBody.Item item) {
        String event = String.valueOf(item.expect("event"));
        return READ_NOW.contains(event) || event.equals("standby");
    }
}
