package io.deskstream.persistence.domain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people and programs ask for. A refusal has a stable code and changes nothing. */
final class CommandRules {

    private static final int MESSENGER_CHARACTERS = 2000;
    private static final int INSTAGRAM_BYTES = 1000;

    private CommandRules() {}

    static void command(Step step, Input.FromPerson input) {
        switch (input.command()) {
            case Command.Send send -> send(step, input, send);
            case Command.Assign assign -> assign(step, input, assign);
            case Command.SetStatus status -> status(step, input, status);
            case Command.MarkRead read -> read(step, read);
            case Command.Wake wake -> wake(step);
        }
    }

    private static void send(Step step, Input.FromPerson input, Command.Send send) {
        List<SendParts> parts = SendParts.of(step.conversation.id, input.actor(), send);
        boolean written = parts.stream().anyMatch(part -> step.message(part.id()) != null);
        Refusal refusal = written ? repeated(step, parts) : refusal(step, input.actor(), send);
        if (refusal != null) {
            step.reject(input.commandId(), send.clientMessageId(), refusal.code, refusal.message);
        } else if (!written) {
            parts.forEach(part -> write(step, input.actor(), send, part));
        }
    }

    private record Refusal(String code, String message) {}

    private static @Nullable Refusal repeated(Step step, List<SendParts> parts) {
        return parts.stream().allMatch(part -> part.sameBodyAs(step.message(part.id())))
                ? null
                : new Refusal("client_message_id_reused", "another message was sent with this client_message_id");
    }

    private static @Nullable Refusal refusal(Step step, Actor actor, Command.Send send) {
        String text = send.text() == null ? "" : send.text();
        if (text.isBlank() && send.attachments().isEmpty()) {
            return new Refusal("text_empty", "a message needs text or an attachment");
        }
        if (send.internal()) {
            return null;
        }
        if (tooLong(step, text)) {
            return new Refusal("text_too_long", "the text is longer than the channel takes");
        }
        if (windowClosed(step, actor)) {
            return new Refusal("window_closed", "the customer's last message is too long ago to be answered");
        }
        if (send.expectedSeq() != null && colleagueReplied(step, actor, send.expectedSeq())) {
            return new Refusal("colleague_replied", "another reply has been written since");
        }
        return null;
    }

    private static boolean tooLong(Step step, String text) {
        return switch (step.conversation.key.channel()) {
            case "instagram" -> text.getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES;
            default -> text.length() > MESSENGER_CHARACTERS;
        };
    }

    private static boolean windowClosed(Step step, Actor actor) {
        Instant ends = step.conversation.replyWindowEndsAt;
        boolean person = actor.kind() == Actor.Kind.AGENT;
        Duration grace = person ? Timers.HUMAN_WINDOW.minus(Timers.REPLY_WINDOW) : Duration.ZERO;
        return ends != null && step.now.isAfter(ends.plus(grace));
    }

    private static boolean colleagueReplied(Step step, Actor actor, long expectedSeq) {
        Pending.Draft pending = step.conversation.pending;
        return pending.lastReplySeq > expectedSeq && !pending.lastReplyAuthor.equals(actor.id());
    }

    private static void write(Step step, Actor author, Command.Send send, SendParts part) {
        Message.Draft message = new Message.Draft(step.conversation.id, part.id());
        message.direction = send.internal() ? Message.Direction.INTERNAL : Message.Direction.OUTBOUND;
        message.status = send.internal() ? Message.Status.SENT : Message.Status.QUEUED;
        message.kind = part.text() == null || part.text().isEmpty() ? "attachment" : "text";
        message.author = author;
        message.text = part.text();
        message.attachments = part.attachments();
        message.quickReplies = send.quickReplies();
        message.replyTo = send.replyTo();
        message.clientMessageId = part.clientMessageId();
        step.create(message);
        if (!send.internal()) {
            SendRules.enqueue(step, message.build(), send.sendAfter());
        }
    }

    private static void assign(Step step, Input.FromPerson input, Command.Assign assign) {
        if (!assign.expected().holds(step.conversation)) {
            rejectChanged(step, input);
        } else {
            step.conversation.assigneeId = assign.assigneeId();
        }
    }

    private static void status(Step step, Input.FromPerson input, Command.SetStatus status) {
        if (!status.expected().holds(step.conversation)) {
            rejectChanged(step, input);
        } else if (status.status() == ConversationStatus.SNOOZED && status.snoozedUntil() == null) {
            step.reject(input.commandId(), null, "snoozed_until_missing", "a snoozed conversation needs snoozed_until");
        } else {
            step.conversation.status = status.status();
            step.conversation.snoozedUntil =
                    status.status() == ConversationStatus.SNOOZED ? status.snoozedUntil() : null;
        }
    }

    private static void rejectChanged(Step step, Input.FromPerson input) {
        step.reject(input.commandId(), null, "changed_meanwhile", "the conversation is no longer as the author saw it");
    }

    private static void read(Step step, Command.MarkRead read) {
        Counters counters = step.conversation.counters;
        long mark = Math.min(read.unread() ? read.seq() - 1 : read.seq(), counters.lastSeq());
        boolean moves = read.unread() ? mark < counters.agentReadSeq() : mark > counters.agentReadSeq();
        if (mark < 0 || !moves) {
            return;
        }
        step.conversation.counters = counters.readByAgentsUpTo(mark, inboundUpTo(step, mark));
    }

    private static long inboundUpTo(Step step, long seq) {
        Counters counters = step.conversation.counters;
        if (seq == 0) {
            return 0;
        }
        if (seq == counters.lastSeq()) {
            return counters.inboundCount();
        }
        Message at = Objects.requireNonNull(step.messageBySeq(seq), "the marked message's row is at hand");
        return at.inboundCount();
    }

    private static void wake(Step step) {
        Conversation.Draft conversation = step.conversation;
        if (conversation.snoozedUntil != null && !conversation.snoozedUntil.isAfter(step.now)) {
            conversation.snoozedUntil = null;
            conversation.status = ConversationStatus.OPEN;
        }
        SendRules.wake(step);
    }
}
