package io.deskstream.schemas.serde;

import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka deserializer with the configuration keys of Confluent's {@code KafkaAvroDeserializer}. Gives the generated class
 * where this build has it ({@code specific.avro.reader=true} in theirs), a generic record otherwise, null for a tombstone.
 */
public final class ConfluentAvroDeserializer implements Deserializer<IndexedRecord> {

    private @Nullable RecordCodec codec;

    @Override
    public void configure(Map<String, ?> configuration, boolean isKey) {
        codec = SerdeConfiguration.codec(configuration);
    }

    @Override
    public @Nullable IndexedRecord deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : SerdeConfiguration.configured(codec).decode(bytes);
    }
}
