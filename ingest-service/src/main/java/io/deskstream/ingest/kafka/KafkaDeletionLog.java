package io.deskstream.ingest.kafka;

import io.deskstream.avro.DataDeletionRequested;
import io.deskstream.ingest.domain.DeletionLog;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Keeps requests in Kafka. May block its caller as {@link KafkaItemLog} does. Safe for use by many threads. */
public final class KafkaDeletionLog implements DeletionLog {

    private final Producer<String, byte[]> producer;
    private final RecordCodec codec;

    /** A log over a producer that somebody else closes. */
    public KafkaDeletionLog(Producer<String, byte[]> producer, RecordCodec codec) {
        this.producer = producer;
        this.codec = codec;
    }

    @Override
    public CompletableFuture<Void> append(String confirmationCode, String userId, Instant receivedAt) {
        Acknowledgements acknowledgement = new Acknowledgements(1);
        try {
            producer.send(record(confirmationCode, userId, receivedAt), acknowledgement);
        } catch (RuntimeException e) {
            acknowledgement.onCompletion(null, e);
        }
        return acknowledgement.all();
    }

    private ProducerRecord<String, byte[]> record(String confirmationCode, String userId, Instant receivedAt) {
        DataDeletionRequested request = DataDeletionRequested.newBuilder()
                .setConfirmationCode(confirmationCode)
                .setWorkspaceId(ItemRecords.WORKSPACE)
                .setPlatformUserId(userId)
                .setReceivedAt(receivedAt)
                .build();
        return new ProducerRecord<>(TopicCatalog.DELETION_REQUESTS.name(), confirmationCode, codec.encode(request));
    }
}
