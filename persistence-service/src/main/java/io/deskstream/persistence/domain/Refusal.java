package io.deskstream.persistence.domain;

import java.util.Locale;

/** Why a command is refused: a stable code, the name in lower case, and a sentence for a person. */
public enum Refusal {
    TEXT_EMPTY("a message needs text or an attachment"),
    TEXT_TOO_LONG("the text is longer than the channel takes"),
    QUICK_REPLIES_INVALID("quick replies go with a text to the customer: up to 13, with titles of 1 to 20 characters"),
    REPLY_TO_UNKNOWN("the message to be answered is not of this conversation"),
    SEND_AFTER_TOO_LATE("a message can be sent up to 30 days later"),
    WINDOW_CLOSED("the customer's last message is too long ago to be answered"),
    COLLEAGUE_REPLIED("another reply has been written since"),
    CLIENT_MESSAGE_ID_REUSED("another message was sent with this client_message_id"),
    MESSAGE_NOT_FOUND("there is no such message that was written here"),
    NOT_FAILED("only a message that failed can be sent again"),
    NOT_QUEUED("only a message that is queued can be cancelled"),
    IN_FLIGHT("the message is being sent at this moment"),
    ALREADY_SENT("the message was sent already"),
    NOT_UNKNOWN("only a message whose outcome is unknown can be settled"),
    CHANGED_MEANWHILE("the conversation is no longer as the author saw it"),
    SNOOZED_UNTIL_MISSING("a snoozed conversation needs snoozed_until"),
    SNOOZED_UNTIL_INVALID("snoozed_until is to be in the future, within a year"),
    LABELS_INVALID("up to 50 labels of 1 to 50 characters"),
    NAME_TOO_LONG("a name has up to 100 characters"),
    CONVERSATION_NOT_FOUND("there is no such conversation");

    public final String code = name().toLowerCase(Locale.ROOT);
    public final String message;

    Refusal(String message) {
        this.message = message;
    }
}
