package io.deskstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningPartsTest {

    private final List<Part> stopped = new CopyOnWriteArrayList<>();
    private final RunningParts running = new RunningParts();

    @Test
    void theLastPartStopsFirstInWhateverOrderTheyCameUp() {
        running.start(Part.KAFKA, part(Part.KAFKA));
        running.start(Part.POSTGRESQL, part(Part.POSTGRESQL));
        running.start(Part.GATEWAY, part(Part.GATEWAY));
        running.start(Part.PERSISTENCE, part(Part.PERSISTENCE));

        running.stop();

        assertThat(stopped).containsExactly(Part.GATEWAY, Part.PERSISTENCE, Part.KAFKA, Part.POSTGRESQL);
    }

    @Test
    void nothingStartsOnceStoppingHasBegun() {
        running.stop();

        assertThatThrownBy(() -> running.start(Part.KAFKA, part(Part.KAFKA))).isInstanceOf(StartRefusedException.class);
        assertThat(stopped).isEmpty();
    }

    @Test
    void whatIsComingUpIsStoppedWhenItIsUp() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch up = new CountDownLatch(1);
        Thread starter = Thread.ofVirtual().start(() -> running.start(Part.KAFKA, slow(starting, up)));
        starting.await();
        Thread stopper = Thread.ofVirtual().start(running::stop);
        while (!running.stopping()) {
            Thread.onSpinWait();
        }
        assertThat(stopped).isEmpty();

        up.countDown();
        starter.join();
        stopper.join();

        assertThat(stopped).containsExactly(Part.KAFKA);
    }

    @Test
    void aPartThatFailsToStopDoesNotKeepTheOthersUp() {
        running.start(Part.POSTGRESQL, part(Part.POSTGRESQL));
        running.start(Part.GATEWAY, new StartablePart() {
            @Override
            public void start() {}

            @Override
            public void stop() {
                throw new IllegalStateException("stuck");
            }
        });

        running.stop();

        assertThat(stopped).containsExactly(Part.POSTGRESQL);
    }

    private StartablePart part(Part name) {
        return slow(new CountDownLatch(0), new CountDownLatch(0), name);
    }

    private StartablePart slow(CountDownLatch starting, CountDownLatch up) {
        return slow(starting, up, Part.KAFKA);
    }

    private StartablePart slow(CountDownLatch starting, CountDownLatch up, Part name) {
        return new StartablePart() {
            @Override
            public void start() {
                starting.countDown();
                try {
                    up.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void stop() {
                stopped.add(name);
            }
        };
    }
}
