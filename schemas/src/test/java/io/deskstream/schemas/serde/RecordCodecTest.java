package io.deskstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.avro.MarkRead;
import io.deskstream.avro.Wake;
import io.deskstream.testkit.TestRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records travel in the Confluent wire format, resolved by their writer's schema, with a real registry between. */
class RecordCodecTest {

    private SwitchableRegistry registry;
    private RecordCodec codec;

    @BeforeEach
    void start() throws IOException {
        registry = new SwitchableRegistry(TestRegistry.start().registryUrl());
        codec = RecordCodec.of(registry.url());
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private static MarkRead markRead() {
        return MarkRead.newBuilder()
                .setCommandId("c-1")
                .setConversationKey("facebook:1:2")
                .setIssuedAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                .setSeq(7)
                .build();
    }

    @Test
    void shouldGiveBackWhatWasWritten() {
        byte[] bytes = codec.encode(markRead());

        assertThat(bytes[0]).isZero();
        assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isPositive();
        assertThat(RecordCodec.of(registry.url()).decode(bytes)).isEqualTo(markRead());
    }

    @Test
    void shouldWorkOnWithTheRegistryDownOnceItKnowsTheSchemas() {
        byte[] bytes = codec.encode(markRead());
        codec.decode(bytes);
        int asked = registry.requests.get();
        registry.close();

        assertThat(codec.decode(codec.encode(markRead()))).isEqualTo(markRead());
        assertThat(registry.requests).hasValue(asked);
    }

    @Test
    void shouldTellARegistryThatIsDownFromBytesThatAreBad() {
        byte[] bytes = codec.encode(markRead());
        RecordCodec other = RecordCodec.of(registry.url());
        registry.failWith = 503;
        assertThatThrownBy(() -> other.decode(bytes)).isInstanceOf(SchemaRegistryUnavailableException.class);
        registry.failWith = 429;
        assertThatThrownBy(() -> other.encode(markRead())).isInstanceOf(SchemaRegistryUnavailableException.class);
        registry.failWith = 0;
        assertThat(other.decode(bytes)).isEqualTo(markRead());

        registry.close();
        assertThatThrownBy(() -> RecordCodec.of(registry.url()).decode(bytes))
                .isInstanceOf(SchemaRegistryUnavailableException.class);
    }

    @Test
    void shouldRefuseBytesThatAreNoRecord() {
        byte[] bytes = codec.encode(markRead());
        byte[] wrongMagic = bytes.clone();
        wrongMagic[0] = 1;

        assertBad(new byte[0]);
        assertBad(wrongMagic);
        assertBad(Arrays.copyOf(bytes, 5));
        assertBad(Arrays.copyOf(bytes, bytes.length - 1));
        byte[] unknownSchema =
                ByteBuffer.allocate(9).put((byte) 0).putInt(999_999).array();
        assertBad(unknownSchema);
    }

    private void assertBad(byte[] bytes) {
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(SerializationException.class)
                .isNotInstanceOf(SchemaRegistryUnavailableException.class);
    }

    @Test
    void shouldNeverFailOtherwiseWhateverTheBytes() {
        byte[] bytes = codec.encode(markRead());
        for (int i = 5; i < bytes.length; i++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                byte[] changed = bytes.clone();
                changed[i] = (byte) value;
                try {
                    codec.decode(changed);
                } catch (SerializationException e) {
                    assertThat(e).isNotInstanceOf(SchemaRegistryUnavailableException.class);
                }
            }
        }
    }

    @Test
    void shouldGiveATypeThatThisBuildDoesNotKnowAsAGenericRecord() throws IOException {
        Schema future = SchemaBuilder.record("FutureThing")
                .namespace("io.deskstream.avro")
                .fields()
                .name("name")
                .type()
                .stringType()
                .stringDefault("")
                .endRecord();
        GenericRecord thing = new GenericData.Record(future);
        thing.put("name", "n");

        IndexedRecord read = codec.decode(bytes(future, thing));

        assertThat(read).isInstanceOf(GenericRecord.class);
        assertThat(((GenericRecord) read).get("name")).hasToString("n");
    }

    @Test
    void shouldReadANewerWriterAndAnOlderOne() throws IOException {
        Schema newer = SchemaBuilder.record("Wake")
                .namespace("io.deskstream.avro")
                .fields()
                .name("command_id")
                .type()
                .stringType()
                .stringDefault("")
                .name("not_known_yet")
                .type()
                .intType()
                .intDefault(0)
                .endRecord();
        GenericRecord wake = new GenericData.Record(newer);
        wake.put("command_id", "w-1");
        wake.put("not_known_yet", 5);

        assertThat(codec.decode(bytes(newer, wake)))
                .isEqualTo(Wake.newBuilder().setCommandId("w-1").build());
    }

    private byte[] bytes(Schema schema, GenericRecord record) throws IOException {
        int id = new SchemaRegistryClient(registry.url(), null).id(schema.getFullName(), schema, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        return out.toByteArray();
    }

    @Test
    void shouldBeRefusedASchemaThatOthersCouldNotRead() {
        Schema incompatible = SchemaBuilder.record("MarkRead")
                .namespace("io.deskstream.avro")
                .fields()
                .name("seq")
                .type()
                .stringType()
                .noDefault()
                .endRecord();
        codec.encode(markRead());

        assertThatThrownBy(() -> new SchemaRegistryClient(registry.url(), null)
                        .id(incompatible.getFullName(), incompatible, true))
                .isInstanceOf(SerializationException.class)
                .isNotInstanceOf(SchemaRegistryUnavailableException.class);
    }
}
