package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.Audience;
import io.deskstream.gateway.domain.ConversationFacts;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.User;
import io.deskstream.gateway.domain.command.Command;
import io.deskstream.gateway.domain.command.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Who may ask for something of which conversation, by the role of now, and what their commands carry. Never waits. */
public final class Admission {

    private final Directory directory;
    private final ConversationSource conversations;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Admission(Directory directory, ConversationSource conversations, Clock clock, Supplier<UUID> ids) {
        this.directory = directory;
        this.conversations = conversations;
        this.clock = clock;
        this.ids = ids;
    }

    /** The user behind a session that still holds. */
    Mono<User> user(Caller caller) {
        User user = directory.user(caller.userId());
        return user == null || !directory.admits(user, caller.proof())
                ? Mono.error(RefusedException.unauthenticated())
                : Mono.just(user);
    }

    /** The conversation, for those who may see it. */
    Mono<ConversationFacts> conversation(Caller caller, String conversationId) {
        return user(caller)
                .flatMap(user -> conversations
                        .facts(caller, conversationId)
                        .filter(facts -> sees(user, facts))
                        .switchIfEmpty(Mono.error(RefusedException::notFound)));
    }

    /** Those of the participant's conversations that the caller may see: at least one. */
    Mono<List<ConversationFacts>> ofParticipant(Caller caller, String participantId) {
        return user(caller)
                .flatMap(user -> conversations
                        .ofParticipant(caller, participantId)
                        .filter(facts -> sees(user, facts))
                        .collectList()
                        .filter(found -> !found.isEmpty())
                        .switchIfEmpty(Mono.error(
                                () -> new RefusedException(404, "not_found", "There is no such participant."))));
    }

    private boolean sees(User user, ConversationFacts facts) {
        return Audience.sees(user, facts.assigneeId(), directory.unassignedVisible());
    }

    /** Of a new command. */
    Command.Header header(Caller caller, ConversationFacts facts) {
        return header(caller, facts, ids.get().toString());
    }

    Command.Header header(Caller caller, ConversationFacts facts, String commandId) {
        return new Command.Header(commandId, facts.key(), author(caller), clock.instant());
    }

    Command.Author author(Caller caller) {
        User user = directory.user(caller.userId());
        return new Command.Author(caller.userId(), user == null ? caller.name() : user.name());
    }

    /** Whether conversations can be assigned to the user. */
    boolean isAssignable(String userId) {
        User user = directory.user(userId);
        return user != null && user.active();
    }
}
