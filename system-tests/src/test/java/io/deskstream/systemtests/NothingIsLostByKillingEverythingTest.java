package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.testkit.guarantee.AcknowledgedIsKept;
import io.deskstream.testkit.guarantee.Fact;
import io.deskstream.testkit.guarantee.Guarantee;
import io.deskstream.testkit.guarantee.History;
import io.deskstream.testkit.guarantee.StreamIsComplete;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * kill -9 of the JVM, PostgreSQL and the registry, three times, while customers write and agents answer: the history keeps every
 * guarantee. Meta's side lives on and repeats its webhooks; clients repeat what was not acknowledged.
 */
@Order(5)
class NothingIsLostByKillingEverythingTest {

    private static final int KILLS = 3;
    private static final int CONVERSATIONS = 12;
    private static final int ANSWERED = 6;
    private static final int MESSAGES_PER_SECOND = 20;

    /** An attempt that a kill left without an outcome is called unknown after some 80 s. */
    private static final Duration SETTLING = Duration.ofSeconds(180);

    private final History history = new History();

    @Test
    void everyGuaranteeHoldsOverThreeKills() {
        long seed = System.nanoTime();
        System.out.println("kills: seed " + seed);
        try (Desk desk = Desk.start("killed");
                PersistentStream stream = new PersistentStream(desk.admin(), "stream", history)) {
            // So that a kill often falls between a message's leaving and the answer to it.
            desk.meta.disturb(150, 0.1);
            LoadCustomers customers = new LoadCustomers(desk.meta, CONVERSATIONS, MESSAGES_PER_SECOND);
            try {
                killInTheMiddle(desk, customers.all(), new Random(seed));
            } finally {
                customers.close();
            }
            customers.recordWritten(history);
            awaitQuiet(desk, customers.all());
            customers.recordSent(history);
            assertThat(stream.connections()).isGreaterThan(KILLS);
        }
        System.out.println("kills: " + history);
        assertThat(Guarantee.breaksOfAny(history)).isEmpty();
    }

    private void killInTheMiddle(Desk desk, List<LoadCustomers.Customer> customers, Random random) {
        List<PersistentAgent> agents = new ArrayList<>();
        try {
            customers.stream()
                    .limit(ANSWERED)
                    .forEach(customer ->
                            agents.add(new PersistentAgent(desk.admin(), customer.conversation(), history)));
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitMoreReplies(agents, 20 + random.nextInt(30));
                desk.system.kill9();
                assertThat(desk.system.leftRunning()).isEmpty();
                desk.system.start();
            }
            awaitMoreReplies(agents, 20);
        } finally {
            agents.forEach(PersistentAgent::close);
        }
    }

    private static void awaitMoreReplies(List<PersistentAgent> agents, int more) {
        int wanted = accepted(agents) + more;
        Awaiting.until("replies are accepted", () -> accepted(agents), count -> count >= wanted);
    }

    private static int accepted(List<PersistentAgent> agents) {
        return agents.stream().mapToInt(PersistentAgent::accepted).sum();
    }

    /** Everything is in, every reply is settled, and the stream has seen it; then the whole is recorded. */
    private void awaitQuiet(Desk desk, List<LoadCustomers.Customer> customers) {
        History last = Awaiting.until("everything is settled", SETTLING, () -> shown(desk, customers), this::isQuiet);
        last.all(Fact.class).forEach(history::record);
        Awaiting.until("the stream has seen it all", () -> new StreamIsComplete().breaks(history), List::isEmpty);
    }

    private boolean isQuiet(History shown) {
        History together = new History();
        history.all(Fact.class).forEach(together::record);
        shown.all(Fact.class).forEach(together::record);
        boolean settled = shown.all(Fact.MessageShown.class).stream()
                .noneMatch(message -> message.status().equals("queued"));
        return settled && new AcknowledgedIsKept().breaks(together).isEmpty();
    }

    private static History shown(Desk desk, List<LoadCustomers.Customer> customers) {
        History shown = new History();
        for (LoadCustomers.Customer customer : customers) {
            String id = customer.conversation();
            for (JsonNode message : desk.admin().messages(id)) {
                shown.record(messageShown(id, message));
            }
            JsonNode conversation = desk.admin().conversation(id);
            shown.record(new Fact.ConversationShown(
                    id,
                    conversation.path("last_seq").asLong(),
                    conversation.path("unread_count").asLong(),
                    conversation.path("erased_up_to_seq").asLong()));
        }
        return shown;
    }

    private static Fact messageShown(String conversation, JsonNode message) {
        return new Fact.MessageShown(
                conversation,
                message.path("seq").asLong(),
                message.path("id").asString(),
                Fact.Direction.valueOf(message.path("direction").asString().toUpperCase(Locale.ROOT)),
                Json.text(message, "platform_message_id"),
                Json.text(message, "client_message_id"),
                Json.text(message, "text"),
                message.path("status").asString());
    }
}
