package io.deskstream.gateway.websocket;

import io.deskstream.gateway.desk.Caller;
import io.deskstream.gateway.domain.CloseReason;
import io.deskstream.gateway.domain.Member;
import io.deskstream.gateway.domain.Proof;
import io.deskstream.gateway.domain.QueuedFrame;
import java.time.Duration;
import java.time.Instant;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** A session with a queue, as the hub sees it. */
public record SessionMember(String sessionId, Caller caller, Outbox outbox) implements Member {

    /** Ends the session when it expires; to be disposed of when it ends before. */
    Disposable endAtExpiry(Instant now) {
        return switch (caller.proof()) {
            case Proof.Session session ->
                Mono.delay(Duration.between(now, session.expiresAt()))
                        .subscribe(expired -> close(CloseReason.SESSION_ENDED));
            case Proof.Token token -> Disposables.disposed();
        };
    }

    @Override
    public String userId() {
        return caller.userId();
    }

    @Override
    public Proof proof() {
        return caller.proof();
    }

    @Override
    public boolean offer(QueuedFrame frame) {
        return outbox.offer(frame);
    }

    @Override
    public void offerSignal(String key, QueuedFrame frame) {
        outbox.offerSignal(key, frame);
    }

    @Override
    public boolean roomy() {
        return outbox.roomy();
    }

    @Override
    public void close(CloseReason reason) {
        outbox.close(reason);
    }
}
