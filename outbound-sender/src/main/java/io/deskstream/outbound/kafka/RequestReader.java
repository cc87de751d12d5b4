package io.deskstream.outbound.kafka;

import io.deskstream.avro.SendProbe;
import io.deskstream.avro.SendRequest;
import io.deskstream.outbound.domain.OutboundRequest;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.serde.SchemaRegistryUnavailableException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads polled records of {@code send-requests}. What cannot be read is kept as a dead letter and the rest goes on. */
public final class RequestReader {

    private final RecordCodec codec;
    private final DeadLetters deadLetters;

    public RequestReader(RecordCodec codec, DeadLetters deadLetters) {
        this.codec = codec;
        this.deadLetters = deadLetters;
    }

    /** Fails with {@link SchemaRegistryUnavailableException} or a Kafka error: then the same records are to be read again. */
    RequestBatch read(ConsumerRecords<byte[], byte[]> records, Marks marks) {
        RequestBatch batch = new RequestBatch();
        for (TopicPartition partition : records.partitions()) {
            batch.begin(partition, marks.of(partition));
            records.records(partition).forEach(record -> batch.add(partition, record.offset(), read(record)));
        }
        return batch;
    }

    private Optional<OutboundRequest> read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return request(value);
        } catch (SchemaRegistryUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            deadLetters.keep(record, e);
            return Optional.empty();
        }
    }

    /** Empty for a type that this build does not know. */
    private Optional<OutboundRequest> request(byte[] value) {
        return switch (codec.decode(value)) {
            case SendRequest request -> Optional.of(RequestRecords.send(request));
            case SendProbe probe -> Optional.of(RequestRecords.probe(probe));
            default -> Optional.empty();
        };
    }
}
