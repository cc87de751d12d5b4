package io.deskstream.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One acknowledged fact in each part, and the look whether it is still there. */
record Facts(EmbeddedParts parts) {

    private static final TopicPartition TOPIC = new TopicPartition("facts", 0);

    void write() throws Exception {
        writeRow();
        writeRecord();
        registerSchema();
    }

    void assertKept() throws Exception {
        assertThat(rows()).containsExactly("kept");
        assertThat(records()).containsExactly("kept");
        assertThat(subjects()).contains("facts");
        assertThat(get("/config")).contains("FULL_TRANSITIVE");
    }

    private void writeRow() throws Exception {
        parts.postgres().createDatabaseIfAbsent("facts");
        try (var connection = DriverManager.getConnection(parts.postgres().jdbcUrl("facts"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE facts AS SELECT 'kept'::text AS fact");
        }
    }

    private void writeRecord() throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", parts.broker().bootstrapServers());
        try (Admin admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(TOPIC.topic(), "kept")).get();
        }
    }

    private void registerSchema() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(parts.registry().url() + "/subjects/facts/versions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private List<String> rows() throws Exception {
        try (var connection = DriverManager.getConnection(parts.postgres().jdbcUrl("facts"));
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT fact FROM facts")) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private List<String> records() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", parts.broker().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(TOPIC));
            consumer.seekToBeginning(List.of(TOPIC));
            List<String> values = new ArrayList<>();
            long end = requireNonNull(consumer.endOffsets(List.of(TOPIC)).get(TOPIC));
            while (consumer.position(TOPIC) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private String subjects() throws Exception {
        return get("/subjects");
    }

    private String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(parts.registry().url() + path))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
