package io.deskstream.persistence.kafka;

import io.deskstream.persistence.recovery.CatchUp;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log line every few seconds of a catch-up, so that one sees it move. For one catch-up of one partition. */
final class CatchUpReport implements CatchUp.Progress {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpReport.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final long began = System.nanoTime();
    private long told = began;

    @Override
    public void at(int partition, long records, long offset, long end) {
        long now = System.nanoTime();
        if (offset >= end || now - told >= EVERY.toNanos()) {
            told = now;
            long perSecond = records * 1_000_000_000L / Math.max(1, now - began);
            LOG.info("catching up partition={} offset={} end={} records_per_s={}", partition, offset, end, perSecond);
        }
    }
}
