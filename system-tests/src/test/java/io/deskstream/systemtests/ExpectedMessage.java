package io.deskstream.systemtests;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The message that an item is to become; what is null may be anything.
 *
 * @param required whether it has to be there; else it only may
 * @param unsent whether its customer took it back
 * @param emoji that the customer left on it, empty for none
 */
record ExpectedMessage(
        String channel,
        String accountId,
        String participantId,
        String conversationId,
        String id,
        @Nullable String direction,
        @Nullable String kind,
        boolean textMatters,
        @Nullable String text,
        @Nullable Integer attachments,
        boolean required,
        boolean unsent,
        String emoji) {

    /** Nothing where the item makes no message: receipts, what becomes of another message, and what has no participant. */
    static Optional<ExpectedMessage> of(CollectedBody.Item item) {
        String account = item.expect("account");
        String participant = item.expect("participant");
        if (account == null || participant == null || makesNoMessage(item.json())) {
            return Optional.empty();
        }
        String conversation = Ids.conversation(item.channel(), account, participant);
        boolean required = !item.mayDiffer("account") && !item.mayDiffer("participant");
        return Optional.of(
                isMessage(item.json())
                        ? message(item, account, participant, conversation, required)
                        : activity(item, account, participant, conversation, required));
    }

    /** The message that an edit, a reaction or an unsending is about. */
    static Optional<String> amendedBy(CollectedBody.Item item) {
        String account = item.expect("account");
        String participant = item.expect("participant");
        String mid = item.expect("message_id");
        return account == null || participant == null || mid == null || !isAmendment(item.json())
                ? Optional.empty()
                : Optional.of(Ids.platformMessage(Ids.conversation(item.channel(), account, participant), mid));
    }

    ExpectedMessage amended(JsonNode item) {
        if (item.path("message").path("is_deleted").asBoolean(false)) {
            return with(null, 0, true, "");
        }
        if (unsent) {
            return this;
        }
        String edited = Json.text(item.path("message_edit"), "text");
        JsonNode reaction = item.path("reaction");
        if (reaction.isObject()) {
            boolean takenBack = "unreact".equals(Json.text(reaction, "action"));
            return with(text, attachments, false, takenBack ? "" : String.valueOf(Json.text(reaction, "emoji")));
        }
        return with(edited == null ? text : edited, attachments, false, emoji);
    }

    private ExpectedMessage with(
            @Nullable String newText, @Nullable Integer newAttachments, boolean nowUnsent, String newEmoji) {
        return new ExpectedMessage(
                channel,
                accountId,
                participantId,
                conversationId,
                id,
                direction,
                kind,
                textMatters,
                newText,
                newAttachments,
                required,
                nowUnsent,
                newEmoji);
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
                messageKind(item),
                !item.mayDiffer("text"),
                item.expect("text"),
                item.mayDiffer("attachments")
                        ? null
                        : item.expected().path("attachments").asInt(),
                required,
                false,
                "");
    }

    private static String messageKind(CollectedBody.Item item) {
        if (item.json().path("postback").isObject()) {
            return "postback";
        }
        if (item.json().path("message").path("is_unsupported").asBoolean(false)) {
            return "unsupported";
        }
        if (item.expect("text") != null) {
            return "text";
        }
        return item.expected().path("attachments").asInt() > 0 ? "attachment" : "other";
    }

    private static ExpectedMessage activity(
            CollectedBody.Item item, String account, String participant, String conversation, boolean required) {
        return new ExpectedMessage(
                item.channel(),
                account,
                participant,
                conversation,
                Ids.item(conversation, item.json()),
                "activity",
                activityKind(item.json()),
                false,
                null,
                null,
                required,
                false,
                "");
    }

    private static String activityKind(JsonNode item) {
        for (String member : item.propertyNames()) {
            switch (member) {
                case "referral", "optin", "account_linking", "order" -> {
                    return member;
                }
                case "pass_thread_control", "take_thread_control", "request_thread_control", "app_roles" -> {
                    return "handover";
                }
                case "policy_enforcement", "policy-enforcement" -> {
                    return "policy";
                }
                case "messaging_feedback", "response_feedback" -> {
                    return "feedback";
                }
                case "messaging_customer_information" -> {
                    return "customer_information";
                }
                default -> {}
            }
        }
        return "other";
    }

    private static boolean isMessage(JsonNode item) {
        return item.path("message").isObject() || item.path("postback").isObject();
    }

    private static boolean makesNoMessage(JsonNode item) {
        return item.path("delivery").isObject() || item.path("read").isObject() || isAmendment(item);
    }

    private static boolean isAmendment(JsonNode item) {
        return item.path("message").path("is_deleted").asBoolean(false)
                || item.path("message_edit").isObject()
                || item.path("reaction").isObject();
    }
}
