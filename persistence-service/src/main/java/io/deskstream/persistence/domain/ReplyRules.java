package io.deskstream.persistence.domain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written here: replies to the customer and notes, and what people decide of replies later. */
final class ReplyRules {

    private static final int MESSENGER_CHARACTERS = 2_000;
    private static final int INSTAGRAM_BYTES = 1_000;
    private static final int OTHER_CHARACTERS = 4_096;
    private static final int NOTE_CHARACTERS = 10_000;
    private static final int MOST_QUICK_REPLIES = 13;
    private static final int TITLE_CHARACTERS = 20;
    private static final Duration LONGEST_DELAY = Duration.ofDays(30);

    private ReplyRules() {}

    static @Nullable Refusal send(Step step, Actor author, Command.Send send) {
        List<SendParts> parts = SendParts.of(step.conversation.id, author, send);
        if (parts.stream().anyMatch(part -> step.conversation.pending.gone.contains(part.id()))) {
            return null; // it was written, and erased since
        }
        if (parts.stream().anyMatch(part -> step.message(part.id()) != null)) {
            boolean same = parts.stream().allMatch(part -> part.sameBodyAs(step.message(part.id())));
            return same ? null : Refusal.CLIENT_MESSAGE_ID_REUSED;
        }
        Refusal refusal = refusal(step, author, send);
        if (refusal == null) {
            parts.forEach(part -> write(step, author, send, part));
        }
        return refusal;
    }

    private static @Nullable Refusal refusal(Step step, Actor author, Command.Send send) {
        String text = send.text() == null ? "" : send.text();
        if (text.isBlank() && send.attachments().isEmpty()) {
            return Refusal.TEXT_EMPTY;
        }
        if (send.replyTo() != null && step.message(send.replyTo()) == null) {
            return Refusal.REPLY_TO_UNKNOWN;
        }
        if (!areSensible(send.quickReplies(), text, send.internal())) {
            return Refusal.QUICK_REPLIES_INVALID;
        }
        if (send.internal()) {
            return isLonger(text, NOTE_CHARACTERS) ? Refusal.TEXT_TOO_LONG : null;
        }
        return replyRefusal(step, author, send, text);
    }

    private static @Nullable Refusal replyRefusal(Step step, Actor author, Command.Send send, String text) {
        Instant leaves = send.sendAfter() == null || send.sendAfter().isBefore(step.now) ? step.now : send.sendAfter();
        if (leaves.isAfter(step.now.plus(LONGEST_DELAY))) {
            return Refusal.SEND_AFTER_TOO_LATE;
        }
        Refusal refusal = platformRefusal(step, author, text, leaves);
        if (refusal != null) {
            return refusal;
        }
        boolean late = send.expectedSeq() != null
                && step.conversation.pending.replies.newestOfOthers(author) > send.expectedSeq();
        return late ? Refusal.COLLEAGUE_REPLIED : null;
    }

    /** What the platform would not take. */
    private static @Nullable Refusal platformRefusal(Step step, Actor author, String text, Instant leaves) {
        if (isTooLong(step.conversation.key.channel(), text)) {
            return Refusal.TEXT_TOO_LONG;
        }
        Instant ends = step.conversation.replyWindowEndsAt;
        boolean person = author.kind() == Actor.Kind.AGENT;
        Duration grace = person ? Timers.HUMAN_WINDOW.minus(Timers.REPLY_WINDOW) : Duration.ZERO;
        return ends != null && leaves.isAfter(ends.plus(grace)) ? Refusal.WINDOW_CLOSED : null;
    }

    private static boolean isTooLong(String channel, String text) {
        return switch (channel) {
            case "facebook" -> isLonger(text, MESSENGER_CHARACTERS);
            case "instagram" -> text.getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES;
            default -> isLonger(text, OTHER_CHARACTERS);
        };
    }

    private static boolean areSensible(List<QuickReply> quickReplies, String text, boolean internal) {
        boolean fit = quickReplies.size() <= MOST_QUICK_REPLIES
                && quickReplies.stream()
                        .allMatch(reply -> !reply.title().isBlank() && !isLonger(reply.title(), TITLE_CHARACTERS));
        return quickReplies.isEmpty() || (fit && !internal && !text.isBlank());
    }

    private static boolean isLonger(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters;
    }

    private static void write(Step step, Actor author, Command.Send send, SendParts part) {
        boolean hasText = part.text() != null && !part.text().isEmpty();
        Message.Draft message = new Message.Draft(step.conversation.id, part.id());
        message.direction = send.internal() ? Message.Direction.INTERNAL : Message.Direction.OUTBOUND;
        message.status = send.internal() ? Message.Status.SENT : Message.Status.QUEUED;
        message.kind = hasText ? "text" : "attachment";
        message.author = author;
        message.text = part.text();
        message.attachments = part.attachments();
        message.quickReplies = hasText ? send.quickReplies() : List.of();
        message.replyTo = send.replyTo();
        message.clientMessageId = part.clientMessageId();
        step.create(message);
        if (!send.internal()) {
            SendRules.enqueue(step, message.build(), send.sendAfter());
        }
    }

    static @Nullable Refusal retry(Step step, Actor author, Command.Retry retry) {
        Message message = step.message(retry.messageId());
        if (message == null || !isReply(message)) {
            return Refusal.MESSAGE_NOT_FOUND;
        }
        if (message.status() != Message.Status.FAILED) {
            return Refusal.NOT_FAILED;
        }
        String text = message.text() == null ? "" : message.text();
        Refusal refusal = platformRefusal(step, author, text, step.now);
        if (refusal == null) {
            SendRules.again(step, message);
        }
        return refusal;
    }

    static @Nullable Refusal cancel(Step step, Command.Cancel cancel) {
        Message message = step.message(cancel.messageId());
        if (message == null || !isReply(message)) {
            return Refusal.MESSAGE_NOT_FOUND;
        }
        return switch (message.status()) {
            case QUEUED -> SendRules.cancel(step, message) ? null : Refusal.IN_FLIGHT;
            case SENT -> Refusal.ALREADY_SENT;
            case RECEIVED, FAILED, UNKNOWN, CANCELLED -> Refusal.NOT_QUEUED;
        };
    }

    static @Nullable Refusal settle(Step step, Command.Settle settle) {
        Message message = step.message(settle.messageId());
        if (message == null || !isReply(message)) {
            return Refusal.MESSAGE_NOT_FOUND;
        }
        if (message.status() != Message.Status.UNKNOWN) {
            return Refusal.NOT_UNKNOWN;
        }
        SendRules.settledByWord(step, message, settle.sent());
        return null;
    }

    private static boolean isReply(Message message) {
        return message.clientMessageId() != null && message.direction() == Message.Direction.OUTBOUND;
    }
}
