package io.deskstream.schemas.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka serializer with the configuration keys of Confluent's {@code KafkaAvroSerializer}, so that theirs is a drop-in by
 * class name: {@code schema.registry.url}, {@code auto.register.schemas} (true), {@code basic.auth.user.info}.
 */
public final class ConfluentAvroSerializer implements Serializer<SpecificRecord> {

    private @Nullable RecordCodec codec;

    @Override
    public void configure(Map<String, ?> configuration, boolean isKey) {
        codec = SerdeConfiguration.codec(configuration);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord record) {
        return record == null ? null : SerdeConfiguration.configured(codec).encode(record);
    }
}
