package io.deskstream.outbound.running;

import io.deskstream.avro.AccountChanged;
import io.deskstream.outbound.OutboundApplication;
import io.deskstream.schemas.crypto.TokenCipher;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The sender with everything around it, one for the JVM: tests keep apart by their conversations. */
public final class RunningSender {

    public static final String PAGE = "1001";
    public static final String PAGE_TOKEN = "page-token-of-1001";
    public static final String APP_SECRET = "an-app-secret";
    public static final int PARTITIONS = 4;

    private static final String TOKEN_KEYS = "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static @Nullable RunningSender shared;

    public final ScriptedGraph graph = new ScriptedGraph();
    public final RecordCodec codec = RecordCodec.of(TestRegistry.start().registryUrl());
    public final Results results;
    public final Admin admin;

    private final String bootstrap = TestKafka.start().bootstrapServers();
    private final AtomicLong numbers = new AtomicLong(100);
    private final TokenCipher cipher = TokenCipher.ofKeys(TOKEN_KEYS);
    private final KafkaProducer<byte[], byte[]> producer;
    private ConfigurableApplicationContext context;

    private RunningSender() {
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrap);
        admin = Admin.create(client);
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        context = start();
        results = new Results(bootstrap, codec);
        account("acc-1001", PAGE, PAGE_TOKEN);
    }

    public static synchronized RunningSender get() {
        if (shared == null) {
            shared = new RunningSender();
        }
        return shared;
    }

    private ConfigurableApplicationContext start() {
        return OutboundApplication.builder()
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + bootstrap,
                        "--deskstream.schema-registry.url="
                                + TestRegistry.start().registryUrl(),
                        "--deskstream.topics.partitions=" + PARTITIONS,
                        "--deskstream.topics.replication=1",
                        "--deskstream.graph.base-url=" + graph.url(),
                        "--deskstream.meta.app-secrets=" + APP_SECRET + ",another",
                        "--deskstream.token.keys=" + TOKEN_KEYS,
                        "--deskstream.files.public-url=https://desk.example.com/",
                        "--deskstream.files.key=a file key of tests that is long enough");
    }

    /** Blocks until the sender has stopped. */
    public void stop() {
        context.close();
    }

    public void startAgain() {
        context = start();
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public long nextNumber() {
        return numbers.incrementAndGet();
    }

    public void account(String id, String accountId, @Nullable String token) {
        AccountChanged account = AccountChanged.newBuilder()
                .setId(id)
                .setChannel("facebook")
                .setAccountId(accountId)
                .setName("A page")
                .setHealth(token == null ? "not_connected" : "ok")
                .setToken(token == null ? null : cipher.encrypt(token, id))
                .build();
        write("directory", "account:" + id, codec.encode(account));
    }

    public void write(String topic, String key, SpecificRecord record) {
        write(topic, key, codec.encode(record));
    }

    /** Returns when the broker has it. */
    public void write(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
