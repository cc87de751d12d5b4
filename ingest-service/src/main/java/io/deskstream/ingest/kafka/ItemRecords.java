package io.deskstream.ingest.kafka;

import io.deskstream.avro.WebhookEvent;
import io.deskstream.ingest.domain.EventId;
import io.deskstream.ingest.domain.Item;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Items as Kafka records. */
final class ItemRecords {

    /** The installation's only workspace. */
    static final String WORKSPACE = "00000000-0000-0000-0000-000000000001";

    private final RecordCodec codec;

    ItemRecords(RecordCodec codec) {
        this.codec = codec;
    }

    /**
     * The record of an item. May ask the schema registry, blocking, until it has answered once.
     *
     * @throws io.deskstream.schemas.serde.SchemaRegistryUnavailableException when it has not and does not
     */
    ProducerRecord<String, byte[]> of(Item item, Instant receivedAt) {
        return switch (item) {
            case Item.Keyed keyed -> event(keyed, receivedAt);
            case Item.Quarantined quarantined -> quarantined(quarantined, receivedAt);
        };
    }

    /** Learns what is needed to encode events, so that no webhook has to wait for it. */
    void prepare() {
        codec.encode(WebhookEvent.newBuilder().build());
    }

    private ProducerRecord<String, byte[]> event(Item.Keyed item, Instant receivedAt) {
        WebhookEvent event = WebhookEvent.newBuilder()
                .setEventId(EventId.of(item.key(), item.raw()).toString())
                .setWorkspaceId(WORKSPACE)
                .setConversationKey(item.key().toString())
                .setChannel(item.key().channel())
                .setAccountId(item.key().accountId())
                .setParticipantId(item.key().participantId())
                .setSection(item.section().code())
                .setField(item.field())
                .setEntryTime(item.entryTime())
                .setReceivedAt(receivedAt)
                .setRaw(item.raw())
                .build();
        return new ProducerRecord<>(
                TopicCatalog.WEBHOOK_EVENTS.name(), item.key().toString(), codec.encode(event));
    }

    private static ProducerRecord<String, byte[]> quarantined(Item.Quarantined item, Instant receivedAt) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TopicCatalog.WEBHOOK_EVENTS_QUARANTINE.name(), item.bytes());
        header(record, "reason", item.reason().code());
        header(record, "object", item.object());
        header(record, "entry_id", item.entryId());
        header(record, "received_at", receivedAt.toString());
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
