package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Actor;
import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Command.Expected;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.ConversationStatus;
import io.deskstream.persistence.domain.Message;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.ids.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What agents ask for, by what they see in the tables at that time. */
final class Agents {

    record Written(ConversationKey key, Actor actor, Command command) {}

    private static final List<String> LABELS = List.of("vip", "late", "shipping");

    private final History history;
    private final List<Written> sends = new ArrayList<>();

    Agents(History history) {
        this.history = history;
    }

    /** Null where there is nothing to ask for. */
    @Nullable
    Written write(Action.OfAgent action, Instant now) {
        return switch (action) {
            case Action.AgentSends a ->
                send(
                        key(a.conversation()),
                        a.agent(),
                        a.text(),
                        a.asReply() ? newest(key(a.conversation())) : null,
                        null,
                        a.laterSeconds() == 0 ? null : now.plusSeconds(a.laterSeconds()));
            case Action.AgentSendsUnlessOthersDid a -> {
                long seen = Math.max(0, lastSeq(key(a.conversation())) - a.back());
                yield send(key(a.conversation()), a.agent(), a.text(), null, seen, null);
            }
            case Action.AgentNotes a -> note(a);
            case Action.AgentRepeats a -> sends.isEmpty() ? null : sends.get(a.message() % sends.size());
            case Action.AgentRetries a ->
                about(a.message(), a.fitting() ? Message.Status.FAILED : null, m -> new Command.Retry(m.id()));
            case Action.AgentCancels a ->
                about(a.message(), a.fitting() ? Message.Status.QUEUED : null, m -> new Command.Cancel(m.id()));
            case Action.AgentSettles a ->
                about(
                        a.message(),
                        a.fitting() ? Message.Status.UNKNOWN : null,
                        m -> new Command.Settle(m.id(), hasLeft(m)));
            case Action.AgentReads a ->
                by(a.conversation(), new Command.MarkRead(lastSeq(key(a.conversation())) + 2 - a.back(), a.unread()));
            case Action.Assigns a -> by(a.conversation(), new Command.Change(assign(a.agent()), Expected.ANYTHING));
            case Action.Erases a -> by(a.conversation(), new Command.Erase());
            case Action.TakesOver a ->
                by(
                        a.conversation(),
                        new Command.Change(
                                List.of(assign(a.agent()), new Command.SetStatus(ConversationStatus.OPEN, null)),
                                new Expected(true, null, null)));
            case Action.SetsStatus a -> {
                Instant until = a.status() == ConversationStatus.SNOOZED ? now.plusSeconds(a.seconds()) : null;
                yield by(
                        a.conversation(),
                        new Command.Change(new Command.SetStatus(a.status(), until), Expected.ANYTHING));
            }
            case Action.AgentLabels a ->
                by(
                        a.conversation(),
                        new Command.Change(new Command.SetLabels(LABELS.subList(0, a.labels())), Expected.ANYTHING));
            case Action.AgentNames a -> by(a.conversation(), new Command.Rename(a.name()));
        };
    }

    private static Command.Assign assign(int agent) {
        return new Command.Assign(agent == 0 ? null : new UUID(0, agent));
    }

    private static Written by(int conversation, Command command) {
        return new Written(key(conversation), agent(1), command);
    }

    private static ConversationKey key(int which) {
        return World.KEYS.get(which % World.KEYS.size());
    }

    private static Actor agent(int which) {
        return new Actor(Actor.Kind.AGENT, "agent-" + which, "Agent " + which);
    }

    private Written send(
            ConversationKey key,
            int agent,
            String text,
            @Nullable UUID replyTo,
            @Nullable Long expectedSeq,
            @Nullable Instant later) {
        String clientId = "c" + sends.size();
        Written send = new Written(
                key,
                agent(agent),
                new Command.Send(clientId, text, List.of(), List.of(), replyTo, false, expectedSeq, later));
        sends.add(send);
        history.written.add(new History.Written(key, text));
        if (later != null) {
            history.scheduled.add(
                    MessageId.ofClient(key.conversationId(), send.actor().id(), clientId));
        }
        return send;
    }

    private Written note(Action.AgentNotes a) {
        Written note = new Written(
                key(a.conversation()),
                agent(a.agent()),
                new Command.Send("n" + sends.size(), a.text(), List.of(), List.of(), null, true, null, null));
        sends.add(note);
        return note;
    }

    private @Nullable Written about(int which, Message.@Nullable Status status, Function<Message, Command> command) {
        List<Written> choices = new ArrayList<>();
        for (Conversation conversation : history.tables.conversations()) {
            for (Message message : history.tables.messages(conversation.id())) {
                boolean ours = message.clientMessageId() != null;
                if (ours && (status == null || message.status() == status)) {
                    choices.add(new Written(conversation.key(), agent(1), command.apply(message)));
                }
            }
        }
        Collections.reverse(choices);
        return choices.isEmpty() ? null : choices.get(which % choices.size());
    }

    private boolean hasLeft(Message message) {
        return history.left.stream().anyMatch(left -> left.messageId().equals(message.id()));
    }

    private @Nullable UUID newest(ConversationKey key) {
        List<Message> messages = history.tables.messages(key.conversationId());
        return messages.isEmpty() ? null : messages.getLast().id();
    }

    private long lastSeq(ConversationKey key) {
        Conversation conversation = history.tables.conversation(key.conversationId());
        return conversation == null ? 0 : conversation.counters().lastSeq();
    }
}
