package io.deskstream.ingest.config;

import io.deskstream.ingest.kafka.KafkaAtStart;
import org.springframework.context.SmartLifecycle;

/** Turns to Kafka when all settings were found good, before the port is opened. */
final class KafkaLifecycle implements SmartLifecycle {

    private static final int BEFORE_THE_WEB_SERVER = 0;

    private final KafkaAtStart kafka;
    private volatile boolean running;

    KafkaLifecycle(KafkaAtStart kafka) {
        this.kafka = kafka;
    }

    @Override
    public void start() {
        running = true;
        try {
            kafka.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at the start", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        kafka.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
