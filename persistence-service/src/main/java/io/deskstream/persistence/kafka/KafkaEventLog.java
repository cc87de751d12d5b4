package io.deskstream.persistence.kafka;

import io.deskstream.persistence.recovery.LoggedImage;
import io.deskstream.persistence.recovery.Position;
import io.deskstream.schemas.topics.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads conversation-events with a consumer of its own, without a group. */
final class KafkaEventLog implements EventLogs.Opened {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final ImageReader images;

    KafkaEventLog(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, ImageReader images) {
        this.consumer = consumer;
        this.images = images;
    }

    @Override
    public long end(int partition) {
        TopicPartition events = events(partition);
        return Objects.requireNonNull(consumer.endOffsets(List.of(events)).get(events));
    }

    @Override
    public @Nullable Marker newestMarker(int partition, long from, long end) {
        Newest newest = new Newest();
        poll(partition, from, end, (records, next) -> records.forEach(newest::see));
        return newest.marker;
    }

    @Override
    public void read(int partition, long from, long end, Consumer<Chunk> sink) {
        poll(partition, from, end, (records, next) -> {
            List<LoggedImage> read = new ArrayList<>(records.size());
            records.forEach(record -> read.add(images.read(record)));
            sink.accept(new Chunk(read, next));
        });
    }

    private interface Records {
        void take(List<ConsumerRecord<byte[], byte[]>> records, long next);
    }

    private void poll(int partition, long from, long end, Records sink) {
        if (from >= end) {
            return;
        }
        TopicPartition events = events(partition);
        consumer.assign(List.of(events));
        consumer.seek(events, from);
        while (consumer.position(events) < end) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(events).stream()
                    .filter(record -> record.offset() < end)
                    .toList();
            sink.take(records, Math.min(end, consumer.position(events)));
        }
    }

    private static final class Newest {

        private @Nullable Marker marker;

        void see(ConsumerRecord<byte[], byte[]> record) {
            Header header = record.headers().lastHeader(EventHeaders.POSITION);
            if (header == null) {
                return;
            }
            Position position = Position.parse(new String(header.value(), StandardCharsets.UTF_8));
            if (marker == null || !position.isBefore(marker.position())) {
                marker = new Marker(record.offset(), position);
            }
        }
    }

    private static TopicPartition events(int partition) {
        return new TopicPartition(TopicCatalog.CONVERSATION_EVENTS.name(), partition);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
