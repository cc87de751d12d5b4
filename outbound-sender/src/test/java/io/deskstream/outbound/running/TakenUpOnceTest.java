package io.deskstream.outbound.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.SendRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class TakenUpOnceTest {

    private final RunningSender sender = RunningSender.get();

    @Test
    void aCopyOfARequestIsNeitherCalledNorAnswered() {
        Conversation conversation = Conversation.with("4001");
        SendRequest request = conversation.request(sender.nextNumber(), "once").build();
        byte[] bytes = sender.codec.encode(request);

        sender.write("send-requests", conversation.key().toString(), bytes);
        sender.write("send-requests", conversation.key().toString(), bytes);
        String later = conversation.send(sender, "after the copy");

        sender.results.awaitSend(later);
        assertThat(sender.results.of(request.getSendId())).hasSize(1);
        assertThat(sender.graph.seen("\"once\"")).hasSize(1);
    }

    @Test
    void thePositionAndTheMarkAreCommittedBeforeTheCallIsSeen() {
        Conversation conversation = Conversation.with("4002");
        long number = sender.nextNumber();
        AtomicLong markAtCall = new AtomicLong(Long.MIN_VALUE);
        sender.graph.when("\"4002\"", exchange -> {
            markAtCall.set(committedMark(conversation));
            ScriptedGraph.accepts("m_4002").answer(exchange);
        });

        String sendId = conversation.send(sender, "hello", request -> request.setRequestNo(number));

        assertThat(sender.results.awaitSend(sendId).getOutcome()).isEqualTo("sent");
        assertThat(markAtCall.get()).isGreaterThanOrEqualTo(number);
    }

    @Test
    void whatCannotBeReadIsKeptByteForByteAndTheNextGoesOn() {
        Conversation conversation = Conversation.with("4003");
        byte[] garbage = {7, 1, 2, 3};

        sender.write("send-requests", conversation.key().toString(), garbage);
        String next = conversation.send(sender, "hello");

        assertThat(sender.results.awaitSend(next).getOutcome()).isEqualTo("sent");
        var kept = sender.results.awaitDeadLetter(conversation.key().toString());
        assertThat(kept.value()).isEqualTo(garbage);
        assertThat(new String(
                        kept.headers().lastHeader("deskstream.error.class").value(), StandardCharsets.UTF_8))
                .isEqualTo(SerializationException.class.getName());
    }

    @Test
    void aRequestWithoutAnAddressIsADeadLetter() {
        Conversation conversation = Conversation.with("4004");

        conversation.send(sender, "hello", request -> request.setParticipantId(""));

        var kept = sender.results.awaitDeadLetter(conversation.key().toString());
        assertThat(new String(kept.headers().lastHeader("deskstream.error").value(), StandardCharsets.UTF_8))
                .contains("participant_id");
    }

    private long committedMark(Conversation conversation) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = sender.admin
                    .listConsumerGroupOffsets("outbound-sender")
                    .partitionsToOffsetAndMetadata()
                    .get();
            TopicPartition partition =
                    new TopicPartition("send-requests", conversation.key().partition(RunningSender.PARTITIONS));
            return Long.parseLong(Objects.requireNonNull(offsets.get(partition)).metadata());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
