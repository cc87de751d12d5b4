package io.deskstream.simulator.domain;

import static io.deskstream.simulator.domain.SimulatedMeta.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void readingTellsThePageTheTimeOfItsLastMessageOnce() {
        SimulatedMeta meta = SimulatedMeta.ordinary();
        meta.write(meta.page, "hello");
        meta.send(meta.page, "one");
        meta.send(meta.page, "two");
        WebhookEvent.Echo last = (WebhookEvent.Echo) meta.events().get(3);
        meta.posted.clear();

        meta.simulator.customerReads(meta.page, CUSTOMER);
        meta.simulator.customerReads(meta.page, CUSTOMER);

        assertThat(meta.events()).singleElement().isInstanceOfSatisfying(WebhookEvent.Read.class, read -> {
            assertThat(read.watermark()).isEqualTo(last.at());
            assertThat(read.lastMid()).isEqualTo(last.mid());
        });
    }

    @Test
    void thereIsNothingToReadWhereTheAccountWroteNothing() {
        SimulatedMeta meta = SimulatedMeta.ordinary();
        meta.write(meta.page, "hello");
        meta.posted.clear();

        meta.simulator.customerReads(meta.page, CUSTOMER);
        meta.simulator.customerReads(meta.page, "999");

        assertThat(meta.posted).isEmpty();
    }

    @Test
    void aCustomerInTheHabitReadsAtOnce() {
        SimulatedMeta meta = new SimulatedMeta(new Habits(false, true, 100, 100));
        meta.send(meta.instagram, "hello");

        assertThat(meta.events()).last().isInstanceOf(WebhookEvent.Read.class);
    }

    @Test
    void theOldestMessagesAndConversationsAreForgotten() {
        SimulatedMeta meta = new SimulatedMeta(new Habits(false, false, 2, 3));
        for (int i = 1; i <= 5; i++) {
            meta.write(meta.page, "message " + i);
        }
        assertThat(meta.simulator.thread(meta.page, CUSTOMER).entries())
                .extracting(ThreadEntry::text)
                .containsExactly("message 3", "message 4", "message 5");

        meta.simulator.customerWrites(meta.page, "2", Writing.of("second"));
        meta.simulator.customerWrites(meta.page, "3", Writing.of("third"));

        assertThat(meta.simulator.thread(meta.page, CUSTOMER).entries()).isEmpty();
        assertThat(meta.simulator.threads(meta.page))
                .extracting(ThreadView::participantId)
                .containsExactly("3", "2");
    }

    @Test
    void customersEditAndUnsendTheirOwnMessagesAndReactToAny() {
        SimulatedMeta meta = SimulatedMeta.ordinary();
        String own = meta.write(meta.page, "hello");
        String answer = ((SendOutcome.Accepted) meta.send(meta.page, "answer")).mid();

        assertThat(amend(meta, own, new Amendment.Edit("hello!"))).isTrue();
        assertThat(amend(meta, answer, new Amendment.React("👍"))).isTrue();
        assertThat(amend(meta, answer, new Amendment.Unsend())).isFalse();
        assertThat(amend(meta, "unknown", new Amendment.React("👍"))).isFalse();

        List<ThreadEntry> entries = meta.simulator.thread(meta.page, CUSTOMER).entries();
        assertThat(entries).extracting(ThreadEntry::text).containsExactly("hello!", "answer");
        assertThat(entries.get(0).edits()).isEqualTo(1);
        assertThat(entries.get(1).reaction()).isEqualTo("👍");

        assertThat(amend(meta, own, new Amendment.Unsend())).isTrue();
        assertThat(amend(meta, own, new Amendment.Edit("too late"))).isFalse();
        assertThat(meta.simulator
                        .thread(meta.page, CUSTOMER)
                        .entries()
                        .getFirst()
                        .unsent())
                .isTrue();
        assertThat(meta.events().stream().filter(WebhookEvent.Amended.class::isInstance))
                .hasSize(3);
    }

    private static boolean amend(SimulatedMeta meta, String mid, Amendment amendment) {
        return meta.simulator.customerAmends(meta.page, CUSTOMER, mid, amendment);
    }

    @Test
    void typingAndSeenShowOnTheCustomersSide() {
        SimulatedMeta meta = SimulatedMeta.ordinary();
        meta.write(meta.page, "hello");
        meta.simulator.accountActs(meta.page, CUSTOMER, SenderAction.TYPING_ON);
        meta.simulator.accountActs(meta.page, CUSTOMER, SenderAction.MARK_SEEN);

        ThreadView thread = meta.simulator.thread(meta.page, CUSTOMER);
        assertThat(thread.seenByAccount()).isEqualTo(thread.entries().getFirst().at());
        assertThat(thread.typingUntil()).isAfter(thread.updatedAt());

        meta.pass(Duration.ofSeconds(1));
        meta.send(meta.page, "answer");
        assertThat(meta.simulator.thread(meta.page, CUSTOMER).typingUntil()).isBefore(thread.updatedAt());
    }
}
