package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.ConversationFacts;
import io.deskstream.gateway.domain.Frame;
import io.deskstream.gateway.domain.MessageView;
import io.deskstream.gateway.domain.command.AcceptedMessages;
import io.deskstream.gateway.domain.command.AcceptedMessages.Accepted;
import io.deskstream.gateway.domain.command.Command;
import io.deskstream.gateway.domain.command.FileRules;
import io.deskstream.gateway.domain.command.MessageDraft;
import io.deskstream.gateway.domain.command.SendRules;
import io.deskstream.gateway.domain.command.SentFile;
import io.deskstream.gateway.domain.command.Upload;
import io.deskstream.schemas.ids.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where messages are taken in, and what people decide of them, the same for HTTP and sockets. Its refusals are a courtesy,
 * the core judges again. An answer means that the command is durable. Nothing in here waits.
 */
public final class FrontDesk {

    private final Admission admission;
    private final UploadSource uploads;
    private final CommandLog log;
    private final SignalLog signals;
    private final AcceptedMessages accepted;

    public FrontDesk(
            Admission admission, UploadSource uploads, CommandLog log, SignalLog signals, AcceptedMessages accepted) {
        this.admission = admission;
        this.uploads = uploads;
        this.log = log;
        this.signals = signals;
        this.accepted = accepted;
    }

    public Mono<Accepted> send(Caller caller, String conversationId, MessageDraft draft) {
        return admission.conversation(caller, conversationId).flatMap(facts -> {
            String messageId = MessageId.ofClient(
                            UUID.fromString(conversationId), caller.userId(), draft.clientMessageId())
                    .toString();
            Accepted before = accepted.known(messageId, draft);
            return before == null ? accept(caller, facts, messageId, draft) : Mono.just(before);
        });
    }

    private Mono<Accepted> accept(Caller caller, ConversationFacts facts, String messageId, MessageDraft draft) {
        String commandId = sameForTheSame(messageId, draft);
        var header = admission.header(caller, facts, commandId);
        SendRules.check(draft, facts, header.issuedAt());
        return uploads(caller, draft).flatMap(found -> {
            if (!draft.internal()) {
                FileRules.check(found, facts.key().channel());
            }
            List<SentFile> files = files(messageId, found);
            var answer = new Accepted(draft, commandId, queued(header, facts.id(), messageId, draft, files));
            return log.append(List.of(new Command.Send(header, draft, files))).then(Mono.fromSupplier(() -> {
                accepted.put(answer);
                return answer;
            }));
        });
    }

    private Mono<List<Upload>> uploads(Caller caller, MessageDraft draft) {
        return Flux.fromIterable(draft.uploads())
                .concatMap(id -> uploads.upload(caller, id))
                .collectList();
    }

    private static List<SentFile> files(String messageId, List<Upload> found) {
        UUID message = UUID.fromString(messageId);
        return IntStream.range(0, found.size())
                .mapToObj(i -> new SentFile(MessageId.ofAttachment(message, i).toString(), found.get(i)))
                .toList();
    }

    /** The same message gives the same command at any gateway. */
    private static String sameForTheSame(String messageId, MessageDraft draft) {
        return UUID.nameUUIDFromBytes((messageId + draft).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The first of the messages that the core will make of it: a text goes before the files, each file by itself. */
    private static MessageView queued(
            Command.Header header, String conversationId, String id, MessageDraft draft, List<SentFile> files) {
        boolean hasText = !draft.text().isEmpty();
        int shown = draft.internal() ? files.size() : hasText ? 0 : 1;
        return new MessageView(
                id,
                conversationId,
                null,
                0,
                draft.internal() ? "internal" : "outbound",
                hasText ? "text" : "attachment",
                new MessageView.Author(
                        "agent", header.author().userId(), header.author().name()),
                hasText ? draft.text() : null,
                files.stream().limit(shown).map(SentFile::view).toList(),
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
                null,
                header.issuedAt());
    }

    /** The command's id, as of the four that follow. */
    public Mono<String> retry(Caller caller, String conversationId, String messageId) {
        return append(caller, conversationId, header -> new Command.Retry(header, messageId));
    }

    public Mono<String> cancel(Caller caller, String conversationId, String messageId) {
        return append(caller, conversationId, header -> new Command.Cancel(header, messageId));
    }

    public Mono<String> settle(Caller caller, String conversationId, String messageId, boolean sent) {
        return append(caller, conversationId, header -> new Command.Settle(header, messageId, sent));
    }

    public Mono<String> markRead(Caller caller, String conversationId, long seq, boolean unread) {
        return append(caller, conversationId, header -> new Command.MarkRead(header, seq, unread));
    }

    private Mono<String> append(Caller caller, String conversationId, Function<Command.Header, Command> command) {
        return admission.conversation(caller, conversationId).flatMap(facts -> {
            var header = admission.header(caller, facts);
            return log.append(List.of(command.apply(header))).thenReturn(header.commandId());
        });
    }

    public Mono<Void> typing(Caller caller, String conversationId, boolean on) {
        return admission
                .conversation(caller, conversationId)
                .doOnNext(facts -> {
                    var author = admission.author(caller);
                    var actor = new Frame.TypingActor("agent", author.userId(), author.name());
                    signals.typing(facts.key(), new Frame.Typing(conversationId, actor, on));
                })
                .then();
    }

    public void presence(Caller caller, String status, List<String> viewing) {
        signals.presence(new Frame.Presence(caller.userId(), status, viewing));
    }
}
