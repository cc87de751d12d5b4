package io.deskstream.outbound.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.SendRequest;
import io.deskstream.outbound.domain.Fixtures;
import io.deskstream.outbound.domain.GraphAnswer;
import io.deskstream.outbound.domain.Usage;
import io.deskstream.outbound.sending.Dispatcher;
import io.deskstream.outbound.sending.InFlight;
import io.deskstream.outbound.sending.PageGovernor;
import io.deskstream.outbound.sending.SendMetrics;
import io.deskstream.schemas.crypto.TokenCipher;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.testkit.TestRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Only a commit that succeeded lets calls start. */
class CommitThenCallTest {

    private static final TopicPartition PARTITION = new TopicPartition("send-requests", 0);

    private final RecordCodec codec = RecordCodec.of(TestRegistry.start().registryUrl());
    private final List<String> happened = new ArrayList<>();
    private final Deque<RuntimeException> commitFailures = new ArrayDeque<>();
    private final InFlight inFlight = new InFlight(SendRequestConsumer.MAX_POLL_RECORDS);
    private final ScriptedConsumer consumer = new ScriptedConsumer();
    private int pollsLeft = 5;

    /** Tells of commits, and fails them as scripted. */
    private final class ScriptedConsumer extends MockConsumer<byte[], byte[]> {

        ScriptedConsumer() {
            super(AutoOffsetResetStrategy.EARLIEST.name());
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            RuntimeException failure = commitFailures.poll();
            OffsetAndMetadata committed = Objects.requireNonNull(offsets.get(PARTITION));
            happened.add((failure == null ? "commit " : "failed commit ") + committed.offset() + " mark "
                    + committed.metadata());
            if (failure != null) {
                throw failure;
            }
            super.commitSync(offsets, timeout);
        }
    }

    @Test
    void theOffsetWithTheMarkIsCommittedBeforeTheFirstCall() throws InterruptedException {
        run(request(7, "a"), request(8, "b"));

        assertThat(happened).containsExactly("commit 2 mark 8", "call a", "call b");
    }

    @Test
    void aRequestWhoseNumberWasTakenUpIsACopy() throws InterruptedException {
        run(request(7, "a"), request(7, "copy"), request(6, "older"), request(9, "b"));

        assertThat(happened).containsExactly("commit 4 mark 9", "call a", "call b");
    }

    @Test
    void aCopyIsKnownByTheMarkInTheCommittedOffset() throws InterruptedException {
        run(Map.of(PARTITION, new OffsetAndMetadata(0, "8")), request(7, "a"), request(8, "b"), request(9, "c"));

        assertThat(happened).containsExactly("commit 3 mark 9", "call c");
    }

    @Test
    void aCommitThatTimedOutIsRepeatedUntilTheBrokerSaysYes() throws InterruptedException {
        commitFailures.add(new TimeoutException("planted"));

        run(request(7, "a"));

        assertThat(happened).containsExactly("failed commit 1 mark 7", "commit 1 mark 7", "call a");
    }

    @Test
    void afterARefusedCommitNothingIsCalledUntilAnotherSucceeded() throws InterruptedException {
        commitFailures.add(new CommitFailedException("planted"));

        prepare(Map.of(), request(7, "a"));
        consumer.schedulePollTask(() -> add(0, request(7, "a")));
        work();

        assertThat(happened).containsExactly("failed commit 1 mark 7", "commit 1 mark 7", "call a");
    }

    @Test
    void whoLostThePartitionCallsNothing() throws InterruptedException {
        commitFailures.add(new CommitFailedException("planted"));

        runLosingThePartition(request(7, "a"));

        assertThat(happened).containsExactly("failed commit 1 mark 7");
    }

    private void runLosingThePartition(SendRequest request) throws InterruptedException {
        prepare(Map.of(), request);
        consumer.schedulePollTask(() -> consumer.rebalance(Set.of()));
        work();
    }

    private void run(SendRequest... requests) throws InterruptedException {
        run(Map.of(), requests);
    }

    private void run(Map<TopicPartition, OffsetAndMetadata> committed, SendRequest... requests)
            throws InterruptedException {
        prepare(committed, requests);
        work();
    }

    private void prepare(Map<TopicPartition, OffsetAndMetadata> committed, SendRequest... requests) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(Set.of(PARTITION));
            committed.forEach((partition, offset) -> consumer.commitAsync(Map.of(partition, offset), null));
            long offset = 0;
            for (SendRequest request : requests) {
                add(offset++, request);
            }
        });
    }

    /** The mock gives a record once, and only to a consumer whose position is not beyond it. */
    private void add(long offset, SendRequest request) {
        consumer.addRecord(new ConsumerRecord<>("send-requests", 0, offset, null, codec.encode(request)));
    }

    private void work() throws InterruptedException {
        new SendRequestConsumer(
                        () -> consumer,
                        directory(),
                        new RequestReader(codec, new DeadLetters(new MockProducer<>())),
                        dispatcher(),
                        inFlight,
                        System::nanoTime)
                .run(() -> pollsLeft-- > 0);
    }

    private DirectoryReader directory() throws InterruptedException {
        MockConsumer<byte[], byte[]> empty = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
        TopicPartition partition = new TopicPartition("directory", 0);
        empty.updateBeginningOffsets(Map.of(partition, 0L));
        empty.updateEndOffsets(Map.of(partition, 0L));
        DirectoryReader directory = new DirectoryReader(
                () -> empty, codec, new AccountBook(TokenCipher.ofKeys("k:MDEyMzQ1Njc4OWFiY2RlZg==")));
        boolean[] once = {true, false};
        int[] turn = {0};
        directory.run(() -> once[turn[0]++]);
        return directory;
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(
                page -> Fixtures.CONNECTED,
                new PageGovernor(100),
                call -> {
                    happened.add("call " + call.recipientId());
                    return CompletableFuture.completedStage(new GraphAnswer.Accepted("m", Usage.UNKNOWN));
                },
                (identity, outcome) -> CompletableFuture.completedStage("written"),
                inFlight,
                new SendMetrics(new SimpleMeterRegistry(), inFlight),
                InstantSource.fixed(Fixtures.NOW),
                System::nanoTime);
    }

    private static SendRequest request(long number, String participantId) {
        return SendRequest.newBuilder()
                .setConversationId("c")
                .setConversationKey("facebook:1001:" + participantId)
                .setChannel("facebook")
                .setAccountId("1001")
                .setParticipantId(participantId)
                .setMessageId("m" + number)
                .setAttempt(1)
                .setSendId("m" + number + ":1")
                .setRequestNo(number)
                .setIssuedAt(Fixtures.NOW)
                .setText("hello")
                .setAuthorKind("agent")
                .build();
    }
}
