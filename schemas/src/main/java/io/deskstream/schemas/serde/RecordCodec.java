package io.deskstream.schemas.serde;

import io.deskstream.avro.WebhookEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Records to bytes and back in the Confluent wire format (magic 0, 4-byte schema id, Avro binary), one subject per record
 * name. A record is read by its writer's schema into the class of its name; a type that this build does not know comes as a
 * generic record. Safe for use by many threads.
 */
public final class RecordCodec {

    static {
        // Avro makes instances only of classes that it was told to trust.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getPackage() == WebhookEvent.class.getPackage()));
    }

    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 5;

    private final SchemaRegistryClient registry;
    private final boolean autoRegister;
    private final Map<Integer, DatumReader<IndexedRecord>> readers = new ConcurrentHashMap<>();
    private final Map<Class<?>, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();

    public RecordCodec(SchemaRegistryClient registry, boolean autoRegister) {
        this.registry = registry;
        this.autoRegister = autoRegister;
    }

    /** A codec that registers its schemas at the registry of {@code url}. */
    public static RecordCodec of(String url) {
        return new RecordCodec(new SchemaRegistryClient(url, null), true);
    }

    /**
     * The record's bytes.
     *
     * @throws SchemaRegistryUnavailableException when the schema's id is not known yet and the registry does not answer
     * @throws SerializationException when the record does not fit its schema, or the registry refuses it
     */
    public byte[] encode(SpecificRecord record) {
        Schema schema = record.getSchema();
        int id = registry.id(schema.getFullName(), schema, autoRegister);
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        out.write(MAGIC);
        out.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writers.computeIfAbsent(
                            record.getClass(),
                            type -> new SpecificDatumWriter<>(schema, SpecificData.getForClass(type)))
                    .write(record, encoder);
            encoder.flush();
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("a " + schema.getName() + " does not fit its schema", e);
        }
        return out.toByteArray();
    }

    /**
     * The record of some bytes.
     *
     * @throws SchemaRegistryUnavailableException when the schema is not known yet and the registry does not answer
     * @throws SerializationException when the bytes are no record in the wire format
     */
    public IndexedRecord decode(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
            throw new SerializationException("not in the Confluent wire format");
        }
        DatumReader<IndexedRecord> reader = reader(ByteBuffer.wrap(bytes, 1, 4).getInt());
        try {
            return read(reader, bytes);
        } catch (IOException | UncheckedIOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new SerializationException("the bytes do not fit the schema they name", e);
        }
    }

    private static IndexedRecord read(DatumReader<IndexedRecord> reader, byte[] bytes) throws IOException {
        var decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
        @SuppressWarnings("NullAway") // Avro takes null for "no record to reuse"
        IndexedRecord read = reader.read(null, decoder);
        return read;
    }

    private DatumReader<IndexedRecord> reader(int schemaId) {
        DatumReader<IndexedRecord> known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        DatumReader<IndexedRecord> reader = newReader(registry.schema(schemaId));
        readers.put(schemaId, reader);
        return reader;
    }

    private static DatumReader<IndexedRecord> newReader(Schema writer) {
        Class<?> type = SpecificData.get().getClass(writer);
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            return new GenericDatumReader<>(writer);
        }
        SpecificData model = SpecificData.getForClass(type);
        return new SpecificDatumReader<>(writer, model.getSchema(type), model);
    }
}
