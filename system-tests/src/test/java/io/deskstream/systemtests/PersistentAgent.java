package io.deskstream.systemtests;

import io.deskstream.testkit.guarantee.Fact;
import io.deskstream.testkit.guarantee.History;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * An agent who answers one conversation without a pause and marks it as read now and then. What is not acknowledged is repeated
 * as it was, as any client does, until it is; then the next follows.
 */
final class PersistentAgent implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(300);
    private static final int READS_EVERY = 4;

    private final ApiClient client;
    private final String conversation;
    private final History history;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Background work;

    PersistentAgent(ApiClient client, String conversation, History history) {
        this.client = client;
        this.conversation = conversation;
        this.history = history;
        this.work = Background.repeat("agent of " + conversation, this::round);
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        work.close();
    }

    private void round() throws InterruptedException {
        int number = accepted.get() + 1;
        String clientId = "reply-" + number;
        String text = "Reply %d in %s".formatted(number, conversation);
        ApiClient.Answer answer = insist(202, () -> client.reply(conversation, clientId, text));
        String messageId = answer.body().path("message").path("id").asString();
        history.record(new Fact.ReplyAccepted(conversation, messageId, clientId, text));
        accepted.incrementAndGet();
        if (number % READS_EVERY == 0) {
            markRead();
        }
        pause();
    }

    private void markRead() throws InterruptedException {
        String path = "/api/conversations/" + conversation;
        long seq = insist(200, () -> client.get(path)).body().path("last_seq").asLong();
        insist(202, () -> client.post(path + "/read", Map.of("seq", seq)));
        history.record(new Fact.MarkedRead(conversation, seq));
    }

    /** 404 before the customer's first message is through, 5xx and no connection while the system is down. */
    private ApiClient.Answer insist(int status, Supplier<ApiClient.Answer> call) throws InterruptedException {
        while (true) {
            try {
                ApiClient.Answer answer = call.get();
                if (answer.status() == status) {
                    return answer;
                }
                if (answer.status() != 404 && answer.status() < 500) {
                    throw new AssertionError(
                            answer.status() + " " + answer.raw().body());
                }
            } catch (UncheckedIOException down) {
                // tried again
            }
            pause();
        }
    }

    /** A person's pace, not a wait for anything. */
    private void pause() throws InterruptedException {
        Thread.sleep(PACE);
    }
}
