package io.deskstream.embedded;

import java.time.Duration;

/** The wait between two looks at a part that comes up. */
final class Pause {

    private static final Duration BRIEF = Duration.ofMillis(30);

    private Pause() {}

    static void briefly() {
        try {
            Thread.sleep(BRIEF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("interrupted while starting", e);
        }
    }
}
