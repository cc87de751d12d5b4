package io.deskstream.systemtests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waits for a condition, never for a time. */
final class Awaiting {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Awaiting() {}

    static <T> T until(String what, Callable<T> value, Predicate<? super T> condition) {
        return until(what, PATIENCE, value, condition);
    }

    static <T> T until(String what, Duration patience, Callable<T> value, Predicate<? super T> condition) {
        return waiting(what, patience).until(value, condition::test);
    }

    static void asserted(String what, ThrowingRunnable assertion) {
        waiting(what, PATIENCE).untilAsserted(assertion);
    }

    private static ConditionFactory waiting(String what, Duration patience) {
        return Awaitility.await(what).atMost(patience).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50));
    }
}
