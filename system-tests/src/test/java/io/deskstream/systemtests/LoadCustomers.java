package io.deskstream.systemtests;

import io.deskstream.testkit.guarantee.Fact;
import io.deskstream.testkit.guarantee.History;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Customers who write all the time, to the page and to the Instagram account, until they are told to stop. */
final class LoadCustomers implements AutoCloseable {

    private static final long FIRST_CUSTOMER = 7_000_000_000_000_001L;
    private static final int SECONDS = 10;

    private final MetaSide meta;
    private final int conversations;
    private final Background writing;

    /** One of them. */
    record Customer(String channel, String id) {

        String conversation() {
            return Desk.conversationId(channel, id);
        }
    }

    LoadCustomers(MetaSide meta, int conversations, int messagesPerSecond) {
        this.meta = meta;
        this.conversations = conversations;
        this.writing = Background.repeat("customers", () -> {
            String load = meta.load(conversations, messagesPerSecond, SECONDS);
            Awaiting.until(
                    "the load is over",
                    () -> Json.text(meta.loadProgress(load), "state"),
                    state -> !"running".equals(state));
        });
    }

    List<Customer> all() {
        return IntStream.range(0, conversations)
                .mapToObj(i -> new Customer(i % 2 == 0 ? "facebook" : "instagram", Long.toString(FIRST_CUSTOMER + i)))
                .toList();
    }

    /** Returns when the last of them has written their last message. */
    @Override
    public void close() {
        writing.close();
    }

    /** What they wrote, as Meta knows it. */
    void recordWritten(History history) {
        for (Customer customer : all()) {
            for (JsonNode message : meta.thread(customer.channel(), customer.id())) {
                if ("customer".equals(Json.text(message, "author"))) {
                    history.record(new Fact.CustomerWrote(
                            customer.conversation(), message.path("mid").asString()));
                }
            }
        }
    }

    /** What the Send API took for them. */
    void recordSent(History history) {
        for (Customer customer : all()) {
            for (JsonNode sent : meta.sent(customer.id())) {
                history.record(new Fact.Sent(
                        customer.conversation(),
                        sent.path("message_id").asString(),
                        sent.path("text").asString()));
            }
        }
    }
}
