package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.ConversationId;
import io.deskstream.simulator.domain.Spectators;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells watchers that a conversation changed, on the thread that changed it. */
public final class ThreadFeed implements Spectators, AutoCloseable {
    private final Sinks.Many<ConversationId> changes = Sinks.many().multicast().directBestEffort();

    @Override
    public void changed(ConversationId conversation) {
        changes.tryEmitNext(conversation);
    }

    Flux<ConversationId> changes(ConversationId conversation) {
        return changes.asFlux().filter(conversation::equals);
    }

    Mono<Void> closed() {
        return changes.asFlux().then();
    }

    /** Ends all streams, so that they do not hold up the server's stop. */
    @Override
    public void close() {
        changes.tryEmitComplete();
    }
}
