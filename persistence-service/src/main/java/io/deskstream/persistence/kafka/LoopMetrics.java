package io.deskstream.persistence.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What the on-call engineer sees of the loop. */
final class LoopMetrics {

    private final Counter inputs;
    private final Timer batches;

    LoopMetrics(MeterRegistry registry) {
        inputs = Counter.builder("deskstream.core.inputs")
                .description("input records worked")
                .register(registry);
        batches = Timer.builder("deskstream.core.batch")
                .description("from a poll's records to their commit")
                .publishPercentileHistogram()
                .register(registry);
    }

    void timeBatch(int records, Batch batch) throws InterruptedException {
        if (records == 0) {
            return;
        }
        long start = System.nanoTime();
        batch.work();
        batches.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        inputs.increment(records);
    }

    interface Batch {
        void work() throws InterruptedException;
    }
}
