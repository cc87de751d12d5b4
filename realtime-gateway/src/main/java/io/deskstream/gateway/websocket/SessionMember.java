package io.deskstream.gateway.websocket;

import io.deskstream.gateway.desk.Caller;
import io.deskstream.gateway.domain.CloseReason;
import io.deskstream.gateway.domain.Member;
import io.deskstream.gateway.domain.QueuedFrame;
import java.time.Duration;
import java.time.Instant;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** A session with a queue, as the hub sees it. */
public record SessionMember(String sessionId, Caller caller, Outbox outbox) implements Member {

    /** Ends the session when its token expires; to be disposed of when it ends before. */
    Disposable endAtExpiry(Instant now) {
        return Mono.delay(Duration.between(now, caller.expiresAt()))
                .subscribe(expired -> close(CloseReason.SESSION_ENDED));
    }

    @Override
    public String userId() {
        return caller.userId();
    }

    @Override
    public Instant issuedAt() {
        return caller.issuedAt();
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
