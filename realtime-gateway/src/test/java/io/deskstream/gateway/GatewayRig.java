package io.deskstream.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.deskstream.avro.AccountChanged;
import io.deskstream.avro.Actor;
import io.deskstream.avro.ApiTokenChanged;
import io.deskstream.avro.CommandRejected;
import io.deskstream.avro.ConversationChanged;
import io.deskstream.avro.ConversationImage;
import io.deskstream.avro.LastMessage;
import io.deskstream.avro.MessageChanged;
import io.deskstream.avro.MessageImage;
import io.deskstream.avro.SessionEnded;
import io.deskstream.avro.UserChanged;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A started gateway on a real broker and a real registry, with a query API's stand-in, and the other services' voices. */
final class GatewayRig implements AutoCloseable {

    static final int PARTITIONS = 4;
    static final String SECRET = "a secret of more than thirty-two bytes";
    static final String ADMIN = "00000000-0000-4000-8000-00000000000a";
    static final String AGENT = "00000000-0000-4000-8000-00000000000b";
    static final ConversationKey KEY = new ConversationKey("facebook", "111", "222");
    static final String CONVERSATION = KEY.conversationId().toString();
    static final String ACCOUNT = "00000000-0000-4000-8000-0000000000ac";

    final QueryApiServer queryApi = new QueryApiServer();
    final RecordCodec codec = RecordCodec.of(TestRegistry.start().registryUrl());
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.start().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
    private ConfigurableApplicationContext context;
    private long version;

    GatewayRig(String... more) {
        context = start(more);
        user(ADMIN, "Ada", "admin", true);
        user(AGENT, "Ann", "agent", true);
        account();
    }

    private ConfigurableApplicationContext start(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.kafka.bootstrap-servers=" + TestKafka.start().bootstrapServers(),
                "--deskstream.schema-registry.url=" + TestRegistry.start().registryUrl(),
                "--deskstream.topics.partitions=" + PARTITIONS,
                "--deskstream.topics.replication=1",
                "--deskstream.query.url=" + queryApi.url(),
                "--deskstream.session.jwt-secret=" + SECRET));
        args.addAll(List.of(more));
        return GatewayApplication.builder().run(args.toArray(String[]::new));
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    void restart(String... more) {
        context.close();
        context = start(more);
    }

    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return java.util.Objects.requireNonNull(server).getPort();
    }

    String token(String userId) {
        return token(userId, Instant.now());
    }

    static String token(String userId, Instant issuedAt) {
        return token(userId, issuedAt, uuid());
    }

    static String token(String userId, Instant issuedAt, String sessionId) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .subject(userId)
                    .claim("sid", sessionId)
                    .issueTime(Date.from(issuedAt))
                    .expirationTime(Date.from(issuedAt.plusSeconds(43_200)))
                    .build();
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    SocketClient connect(String userId, @Nullable String cursor) {
        var client = SocketClient.open(port(), token(userId), cursor);
        client.next("hello");
        return client;
    }

    void user(String id, String name, String role, boolean active) {
        var changed = UserChanged.newBuilder()
                .setId(id)
                .setEmail(name + "@example.com")
                .setName(name)
                .setRole(role)
                .setActive(active)
                .build();
        publish("directory", 0, "user:" + id, changed);
    }

    void sessionEnds(String sessionId, String userId) {
        publish(
                "directory",
                0,
                "session:" + sessionId,
                SessionEnded.newBuilder().setId(sessionId).setUserId(userId).build());
    }

    void apiToken(String id, String userId, String scope, String token) {
        var changed = ApiTokenChanged.newBuilder()
                .setId(id)
                .setUserId(userId)
                .setScope(scope)
                .setHash(sha256(token))
                .build();
        publish("directory", 0, "api_token:" + id, changed);
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void deleted(String key) {
        send(new ProducerRecord<>("directory", 0, key, null));
    }

    private void account() {
        var changed = AccountChanged.newBuilder()
                .setId(ACCOUNT)
                .setChannel("facebook")
                .setAccountId("111")
                .setName("Shop")
                .setHealth("ok")
                .build();
        publish("directory", 0, "account:" + ACCOUNT, changed);
    }

    ConversationImage image(@Nullable String assignee) {
        return ConversationImage.newBuilder()
                .setId(CONVERSATION)
                .setConversationKey(KEY.toString())
                .setChannel("facebook")
                .setAccountId("111")
                .setParticipantId("222")
                .setParticipantName("Carl")
                .setStatus("open")
                .setAssigneeId(assignee)
                .setUnreadCount(1)
                .setLastSeq(1)
                .setLastMessage(new LastMessage(1L, "inbound", "hi", Instant.ofEpochMilli(1_767_323_045_678L)))
                .setLastMessageAt(Instant.ofEpochMilli(1_767_323_045_678L))
                .setReplyWindowEndsAt(Instant.now().plusSeconds(86_400))
                .setVersion(++version)
                .build();
    }

    void message(String id, long seq, String text, @Nullable String assignee) {
        ConversationImage image = image(assignee);
        var message = MessageImage.newBuilder()
                .setId(id)
                .setConversationId(CONVERSATION)
                .setSeq(seq)
                .setVersion(image.getVersion())
                .setDirection("inbound")
                .setKind("text")
                .setAuthor(new Actor("customer", "222", "Carl"))
                .setText(text)
                .setStatus("received")
                .setCreatedAt(Instant.ofEpochMilli(1_767_323_045_678L))
                .build();
        var changed = MessageChanged.newBuilder()
                .setConversationId(CONVERSATION)
                .setConversationKey(KEY.toString())
                .setVersion(image.getVersion())
                .setAssigneeId(assignee)
                .setPreviousAssigneeId(assignee)
                .setChange("created")
                .setMessage(message)
                .setConversation(image)
                .build();
        publish("conversation-events", KEY.partition(PARTITIONS), "message:" + id, changed);
    }

    void assigned(@Nullable String previous, @Nullable String assignee) {
        ConversationImage image = image(assignee);
        var changed = ConversationChanged.newBuilder()
                .setConversationId(CONVERSATION)
                .setConversationKey(KEY.toString())
                .setVersion(image.getVersion())
                .setAssigneeId(assignee)
                .setPreviousAssigneeId(previous)
                .setChange("updated")
                .setConversation(image)
                .build();
        publish("conversation-events", KEY.partition(PARTITIONS), "conversation:" + CONVERSATION, changed);
    }

    void publish(String topic, int partition, String key, SpecificRecord value) {
        send(new ProducerRecord<>(topic, partition, key, codec.encode(value)));
    }

    private void send(ProducerRecord<String, byte[]> sent) {
        try {
            producer.send(sent).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The commands of one conversation that are in the log, waited for until there are so many. */
    List<IndexedRecord> commands(int atLeast) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.start().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partition = new TopicPartition("conversation-commands", KEY.partition(PARTITIONS));
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<IndexedRecord> commands = new ArrayList<>();
            Awaitility.await().until(() -> {
                consumer.poll(java.time.Duration.ofMillis(100)).forEach(r -> commands.add(codec.decode(r.value())));
                return commands.size() >= atLeast;
            });
            return commands;
        }
    }

    /** The records of one command, waited for. */
    List<IndexedRecord> commandsOf(String commandId) {
        List<IndexedRecord> found = new ArrayList<>();
        Awaitility.await().until(() -> {
            commands(1).stream()
                    .filter(command -> commandId.equals(command.get(
                            command.getSchema().getField("command_id").pos())))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found;
    }

    void rejected(String author, String commandId, String code) {
        var rejected = CommandRejected.newBuilder()
                .setConversationId(CONVERSATION)
                .setConversationKey(KEY.toString())
                .setActor(new Actor("agent", author, "Somebody"))
                .setCommandId(commandId)
                .setCode(code)
                .setMessage("for some reason")
                .build();
        publish("command-rejections", KEY.partition(PARTITIONS), KEY.toString(), rejected);
    }

    static String uuid() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        context.close();
        producer.close();
        queryApi.close();
    }
}
