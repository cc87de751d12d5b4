package io.deskstream.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.gateway.domain.CloseReason;
import io.deskstream.gateway.domain.Frame;
import io.deskstream.gateway.domain.QueuedFrame;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A session's queue is bounded, conflates signals, and ends its session rather than grow. */
class OutboxTest {

    private final AtomicInteger eased = new AtomicInteger();
    private final Outbox outbox = new Outbox(4, 1 << 20, eased::incrementAndGet);

    @Test
    void framesWaitForDemandAndKeepTheirOrder() {
        outbox.offer(frame("a"));
        StepVerifier.create(outbox.frames().map(QueuedFrame::cursor), 1)
                .expectNext("a")
                .then(() -> outbox.offer(frame("b")))
                .thenRequest(1)
                .expectNext("b")
                .then(() -> outbox.close(null))
                .verifyComplete();
    }

    @Test
    void overflowEndsTheSessionAsTooSlowAndDropsWhatWaits() {
        for (int i = 0; i < 4; i++) {
            assertThat(outbox.offer(frame("x"))).isTrue();
        }
        assertThat(outbox.offer(frame("x"))).isFalse();
        assertThat(outbox.reason()).isEqualTo(CloseReason.TOO_SLOW);
        StepVerifier.create(outbox.frames()).verifyComplete();
    }

    @Test
    void whatWaitsGoesBeforeAnOrderlyEnd() {
        outbox.offer(frame("a"));
        outbox.close(CloseReason.GOING_AWAY);
        StepVerifier.create(outbox.frames()).expectNextCount(1).verifyComplete();
        assertThat(outbox.reason()).isEqualTo(CloseReason.GOING_AWAY);
    }

    @Test
    void aNewerSignalReplacesTheOneThatWaitsAndGoesAfterTheFrames() {
        outbox.offerSignal("k", frame("old"));
        outbox.offerSignal("k", frame("new"));
        outbox.offer(frame("a"));
        StepVerifier.create(outbox.frames().map(QueuedFrame::cursor))
                .expectNext("a", "new")
                .thenCancel()
                .verify();
    }

    @Test
    void itTellsOnceThatItHasRoomAgain() {
        for (int i = 0; i < 4; i++) {
            outbox.offer(frame("x"));
        }
        assertThat(outbox.roomy()).isFalse();
        StepVerifier.create(outbox.frames(), 4).expectNextCount(4).thenCancel().verify();
        assertThat(eased).hasValue(1);
    }

    private static QueuedFrame frame(String cursor) {
        return QueuedFrame.of(new Frame.Heartbeat(), cursor);
    }
}
