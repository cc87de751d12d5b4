package io.deskstream.simulator.webhook;

import io.deskstream.simulator.domain.ConversationId;
import io.deskstream.simulator.domain.Posting;
import io.deskstream.simulator.domain.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers webhooks: one conversation's in order, many conversations at once up to a bound. What fails is tried again
 * until it is taken; what waits when the simulator stops is lost, as everything else it holds. A conversation with
 * something to deliver has a virtual thread of its own.
 */
public final class WebhookDelivery implements Webhooks, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);

    private final WebhookReceiver receiver;
    private final WebhookEncoder encoder;
    private final int mostWaiting;
    private final Backoff backoff = Backoff.META_IN_SMALL;
    private final Semaphore inFlight;
    private final ConcurrentHashMap<ConversationId, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhooks-", 0).factory());
    private final AtomicLong waiting = new AtomicLong();
    private final LongAdder delivered = new LongAdder();
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * @param mostWaiting beyond which {@link #backlogged()}
     * @param mostInFlight requests at once
     */
    WebhookDelivery(WebhookReceiver receiver, WebhookEncoder encoder, int mostWaiting, int mostInFlight) {
        this.receiver = receiver;
        this.encoder = encoder;
        this.mostWaiting = mostWaiting;
        this.inFlight = new Semaphore(mostInFlight);
    }

    public static WebhookDelivery to(
            URI url, String appSecret, WebhookEncoder encoder, int mostWaiting, int mostInFlight) {
        return new WebhookDelivery(new WebhookReceiver(url, appSecret), encoder, mostWaiting, mostInFlight);
    }

    @Override
    public void post(Posting posting) {
        waiting.incrementAndGet();
        lanes.compute(posting.event().conversation(), (conversation, present) -> {
            Lane lane = present == null ? start(conversation, new Lane()) : present;
            lane.add(posting);
            return lane;
        });
    }

    @Override
    public boolean backlogged() {
        return waiting.get() >= mostWaiting;
    }

    public long waiting() {
        return waiting.get();
    }

    public long delivered() {
        return delivered.sum();
    }

    private Lane start(ConversationId conversation, Lane lane) {
        try {
            workers.execute(() -> work(conversation, lane));
        } catch (RejectedExecutionException closed) {
            LOG.debug("Stopped: a webhook is dropped");
        }
        return lane;
    }

    private void work(ConversationId conversation, Lane lane) {
        try {
            do {
                for (Posting posting : lane.take()) {
                    deliver(posting);
                }
            } while (!retired(conversation));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean retired(ConversationId conversation) {
        return lanes.computeIfPresent(conversation, (id, lane) -> lane.isEmpty() ? null : lane) == null;
    }

    private void deliver(Posting posting) throws InterruptedException {
        byte[] body = encoder.encode(posting.event());
        bring(body);
        if (posting.twice()) {
            bring(body);
        }
        delivered.increment();
        waiting.decrementAndGet();
    }

    private void bring(byte[] body) throws InterruptedException {
        int failures = 0;
        while (!brought(body)) {
            Duration wait = backoff.after(++failures);
            Thread.sleep(wait);
        }
    }

    private boolean brought(byte[] body) throws InterruptedException {
        inFlight.acquire();
        try {
            receiver.bring(body);
            if (failing.compareAndSet(true, false)) {
                LOG.info("Webhooks are taken again");
            }
            return true;
        } catch (IOException e) {
            if (failing.compareAndSet(false, true)) {
                LOG.warn("Webhooks are not taken, they are tried again until they are: {}", e.toString());
            }
            return false;
        } finally {
            inFlight.release();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        receiver.close();
    }
}
