package io.deskstream.gateway.kafka;

import io.deskstream.avro.Actor;
import io.deskstream.avro.PresenceSignal;
import io.deskstream.avro.TypingSignal;
import io.deskstream.gateway.desk.CommandLog;
import io.deskstream.gateway.desk.SignalLog;
import io.deskstream.gateway.domain.Frame;
import io.deskstream.gateway.domain.command.Command;
import io.deskstream.gateway.domain.command.RefusedException;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Commands and signals into Kafka. A single thread of its own encodes and hands over, since both may wait for a server;
 * so the order of calls is the order in the log. Callers never wait.
 */
public final class KafkaLogs implements CommandLog, SignalLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaLogs.class);
    private static final int WAITING_CALLS = 10_000;

    private final Producer<String, byte[]> producer;
    private final RecordCodec codec;
    private final Clock clock;
    private final Duration patience;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_CALLS),
            task -> new Thread(task, "gateway-logs"));

    /**
     * Logs over a producer, which is closed with them.
     *
     * @param patience how long a command may take to be acknowledged before the caller is told that it is not
     */
    public KafkaLogs(Producer<String, byte[]> producer, RecordCodec codec, Clock clock, Duration patience) {
        this.producer = producer;
        this.codec = codec;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public Mono<Void> append(List<Command> commands) {
        return Mono.defer(() -> Mono.fromFuture(submit(commands)))
                .timeout(patience)
                .onErrorMap(failure -> {
                    LOG.warn("command.append failed: {}", failure.toString());
                    return RefusedException.unavailable("The command could not be stored. Try again.");
                });
    }

    private CompletableFuture<Void> submit(List<Command> commands) {
        var all = new CompletableFuture<Void>();
        try {
            thread.execute(() -> hand(commands, all));
        } catch (RejectedExecutionException e) {
            all.completeExceptionally(e);
        }
        return all;
    }

    private void hand(List<Command> commands, CompletableFuture<Void> all) {
        try {
            CompletableFuture<?>[] each = commands.stream()
                    .map(command -> send(
                            TopicCatalog.CONVERSATION_COMMANDS.name(),
                            command.header().key(),
                            command))
                    .toArray(CompletableFuture[]::new);
            var _ = CompletableFuture.allOf(each).whenComplete((done, failure) -> {
                if (failure == null) {
                    all.complete(null);
                } else {
                    all.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            all.completeExceptionally(e);
        }
    }

    private CompletableFuture<Void> send(String topic, ConversationKey key, Command command) {
        return send(topic, key.toString(), CommandRecords.of(command));
    }

    private CompletableFuture<Void> send(String topic, String key, SpecificRecord value) {
        var sent = new CompletableFuture<Void>();
        var _ = producer.send(new ProducerRecord<>(topic, key, codec.encode(value)), (metadata, failure) -> {
            if (failure == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    @Override
    public void typing(ConversationKey key, Frame.Typing typing) {
        signal(
                key.toString(),
                TypingSignal.newBuilder()
                        .setWorkspaceId(CommandRecords.WORKSPACE)
                        .setConversationId(typing.conversationId())
                        .setConversationKey(key.toString())
                        .setActor(new Actor(
                                typing.actor().kind(),
                                typing.actor().id(),
                                typing.actor().name() == null
                                        ? ""
                                        : typing.actor().name()))
                        .setOn(typing.on())
                        .setAt(clock.instant())
                        .build());
    }

    @Override
    public void presence(Frame.Presence presence) {
        signal(
                "user:" + presence.userId(),
                PresenceSignal.newBuilder()
                        .setWorkspaceId(CommandRecords.WORKSPACE)
                        .setUserId(presence.userId())
                        .setStatus(presence.status())
                        .setViewing(presence.viewing())
                        .setAt(clock.instant())
                        .build());
    }

    private void signal(String key, SpecificRecord value) {
        try {
            thread.execute(() -> sendSignal(key, value));
        } catch (RejectedExecutionException e) {
            LOG.warn("signal dropped: too much waits for Kafka");
        }
    }

    private void sendSignal(String key, SpecificRecord value) {
        try {
            var sent = send(TopicCatalog.LIVE_SIGNALS.name(), key, value);
            sent.exceptionally(failure -> {
                LOG.warn("signal lost: {}", failure.toString());
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warn("signal lost: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        producer.close(Duration.ofSeconds(5));
    }
}
