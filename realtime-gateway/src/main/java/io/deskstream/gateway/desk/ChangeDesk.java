package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.Proof;
import io.deskstream.gateway.domain.User;
import io.deskstream.gateway.domain.command.Command;
import io.deskstream.gateway.domain.command.ConversationChange;
import io.deskstream.gateway.domain.command.RefusedException;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes in what is to become of conversations and their customers. As the front desk: courtesy, durable, never waits. */
public final class ChangeDesk {

    private final Admission admission;
    private final ConversationSource conversations;
    private final CommandLog log;

    public ChangeDesk(Admission admission, ConversationSource conversations, CommandLog log) {
        this.admission = admission;
        this.conversations = conversations;
        this.log = log;
    }

    /** A durable change and the conversation as it was stored before. */
    public record Changing(String commandId, JsonNode conversation) {}

    public Mono<Changing> change(Caller caller, String conversationId, ConversationChange change) {
        return admission
                .conversation(caller, conversationId)
                .flatMap(facts -> conversations.stored(caller, conversationId).flatMap(stored -> {
                    var header = admission.header(caller, facts);
                    change.requireSenseAt(header.issuedAt());
                    requireAssignable(change);
                    return log.append(List.of(new Command.Change(header, change)))
                            .thenReturn(new Changing(header.commandId(), stored));
                }));
    }

    private void requireAssignable(ConversationChange change) {
        String assignee = change.assigneeId();
        if (assignee != null && !admission.isAssignable(assignee)) {
            throw new RefusedException(422, "assignee_unknown", "There is no active user of this id.");
        }
    }

    /** In all of the participant's conversations that the caller may see; the id is that of all these commands. */
    public Mono<String> rename(Caller caller, String participantId, String name) {
        return append(caller, participantId, header -> new Command.Rename(header, name));
    }

    /** As an admin may. */
    public Mono<String> erase(Caller caller, String participantId) {
        return admission
                .user(caller)
                .filter(user ->
                        user.role() == User.Role.ADMIN && caller.proof().scope().includes(Proof.Scope.ADMIN))
                .switchIfEmpty(Mono.error(
                        () -> new RefusedException(403, "forbidden", "Only an admin may erase a person's data.")))
                .then(append(caller, participantId, Command.Erase::new));
    }

    private Mono<String> append(Caller caller, String participantId, Function<Command.Header, Command> command) {
        return admission.ofParticipant(caller, participantId).flatMap(found -> {
            var first = admission.header(caller, found.getFirst());
            List<Command> commands = found.stream()
                    .map(facts -> command.apply(admission.header(caller, facts, first.commandId())))
                    .toList();
            return log.append(commands).thenReturn(first.commandId());
        });
    }
}
