package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.Audience;
import io.deskstream.gateway.domain.ConversationFacts;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.Frame;
import io.deskstream.gateway.domain.MessageView;
import io.deskstream.gateway.domain.User;
import io.deskstream.gateway.domain.command.AcceptedMessages;
import io.deskstream.gateway.domain.command.AcceptedMessages.Accepted;
import io.deskstream.gateway.domain.command.Command;
import io.deskstream.gateway.domain.command.ConversationChange;
import io.deskstream.gateway.domain.command.MessageDraft;
import io.deskstream.gateway.domain.command.RefusedException;
import io.deskstream.gateway.domain.command.SendRules;
import io.deskstream.schemas.ids.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The commands' front door, the same for HTTP and sockets. Its refusals are a courtesy, the core judges again. An answer
 * means that the command is durable. Nothing in here waits.
 */
public final class FrontDesk {

    private final Directory directory;
    private final ConversationSource conversations;
    private final CommandLog log;
    private final SignalLog signals;
    private final AcceptedMessages accepted;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public FrontDesk(
            Directory directory,
            ConversationSource conversations,
            CommandLog log,
            SignalLog signals,
            AcceptedMessages accepted,
            Clock clock,
            Supplier<UUID> ids) {
        this.directory = directory;
        this.conversations = conversations;
        this.log = log;
        this.signals = signals;
        this.accepted = accepted;
        this.clock = clock;
        this.ids = ids;
    }

    /** A durable change and the conversation as it was stored before. */
    public record Changing(String commandId, JsonNode conversation) {}

    public Mono<Accepted> send(Caller caller, String conversationId, MessageDraft draft) {
        return visible(caller, conversationId).flatMap(facts -> {
            String messageId = MessageId.ofClient(
                            UUID.fromString(conversationId), caller.userId(), draft.clientMessageId())
                    .toString();
            Accepted before = accepted.known(messageId, draft);
            return before == null ? accept(caller, facts, messageId, draft) : Mono.just(before);
        });
    }

    private Mono<Accepted> accept(Caller caller, ConversationFacts facts, String messageId, MessageDraft draft) {
        Instant now = clock.instant();
        SendRules.check(draft, facts, now);
        String commandId = sameForTheSame(messageId, draft);
        var header = new Command.Header(commandId, facts.key(), author(caller), now);
        var answer = new Accepted(draft, commandId, queued(header, facts.id(), messageId, draft));
        return log.append(List.of(new Command.Send(header, draft))).then(Mono.fromSupplier(() -> {
            accepted.put(answer);
            return answer;
        }));
    }

    /** The same message gives the same command at any gateway. */
    private static String sameForTheSame(String messageId, MessageDraft draft) {
        return UUID.nameUUIDFromBytes((messageId + draft).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static MessageView queued(Command.Header header, String conversationId, String id, MessageDraft draft) {
        return new MessageView(
                id,
                conversationId,
                null,
                0,
                draft.internal() ? "internal" : "outbound",
                "text",
                new MessageView.Author(
                        "agent", header.author().userId(), header.author().name()),
                draft.text(),
                List.of(),
                draft.replyTo(),
                List.of(),
                "queued",
                null,
                null,
                null,
                null,
                draft.clientMessageId(),
                false,
                null,
                header.issuedAt());
    }

    /** The command's id. */
    public Mono<String> markRead(Caller caller, String conversationId, long seq, boolean unread) {
        return visible(caller, conversationId).flatMap(facts -> {
            var header = header(caller, facts);
            return log.append(List.of(new Command.MarkRead(header, seq, unread)))
                    .thenReturn(header.commandId());
        });
    }

    public Mono<Changing> change(Caller caller, String conversationId, ConversationChange change) {
        return visible(caller, conversationId)
                .flatMap(facts -> conversations.stored(caller, conversationId).flatMap(stored -> {
                    var header = header(caller, facts);
                    return log.append(commands(header, change)).thenReturn(new Changing(header.commandId(), stored));
                }));
    }

    /** Assigning comes first; the change of status then expects the assignee that it made. */
    private static List<Command> commands(Command.Header header, ConversationChange change) {
        List<Command> commands = new ArrayList<>();
        ConversationChange.Expected expected = change.expected();
        if (change.assigns()) {
            commands.add(new Command.Assign(header, change.assigneeId(), expected));
            expected = expected.afterAssigning(change.assigneeId());
        }
        if (change.status() != null) {
            commands.add(new Command.SetStatus(header, change.status(), change.snoozedUntil(), expected));
        }
        return commands;
    }

    public Mono<Void> typing(Caller caller, String conversationId, boolean on) {
        return visible(caller, conversationId)
                .doOnNext(facts -> {
                    var actor = new Frame.TypingActor(
                            "agent", caller.userId(), author(caller).name());
                    signals.typing(facts.key(), new Frame.Typing(conversationId, actor, on));
                })
                .then();
    }

    public void presence(Caller caller, String status, List<String> viewing) {
        signals.presence(new Frame.Presence(caller.userId(), status, viewing));
    }

    private Command.Header header(Caller caller, ConversationFacts facts) {
        return new Command.Header(ids.get().toString(), facts.key(), author(caller), clock.instant());
    }

    private Command.Author author(Caller caller) {
        User user = directory.user(caller.userId());
        return new Command.Author(caller.userId(), user == null ? caller.name() : user.name());
    }

    /** The conversation, for those who may see it by the role of now. */
    private Mono<ConversationFacts> visible(Caller caller, String conversationId) {
        User user = directory.user(caller.userId());
        if (user == null || !directory.admits(user, caller.proof())) {
            return Mono.error(RefusedException.unauthenticated());
        }
        return conversations
                .facts(caller, conversationId)
                .filter(facts -> Audience.sees(user, facts.assigneeId(), directory.unassignedVisible()))
                .switchIfEmpty(Mono.error(RefusedException::notFound));
    }
}
