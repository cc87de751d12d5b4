package io.deskstream.persistence.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.world.Action;
import io.deskstream.persistence.domain.world.Histories;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import io.deskstream.persistence.domain.world.World;
import io.deskstream.persistence.postgres.write.RowJson;
import io.deskstream.persistence.recovery.LoggedImage;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.testkit.TestRegistry;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the core tells of a row is read back as that very row: a member that is forgotten on either side is noticed. */
class ImageReaderTest {

    private final RecordCodec codec = RecordCodec.of(TestRegistry.start().registryUrl());
    private final OutgoingWriter writer = new OutgoingWriter(codec, new AvroImages(RowJson::write));
    private final ImageReader reader = new ImageReader(codec, RowJson::readPending);

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void everyImageIsReadBackAsItsRow(@ForAll("histories") List<Action> actions) {
        History history = World.after(actions);
        for (Published published : history.log) {
            LoggedImage image = published.logged();
            if (image != null) {
                assertThat(reader.read(record(writer.write(published.what(), 0))))
                        .isEqualTo(image);
            }
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(Publication publication) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(publication.topic(), 0, 0, publication.key(), publication.value());
        publication
                .headers()
                .forEach((name, text) ->
                        record.headers().add(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return record;
    }

    @Provide
    Arbitrary<List<Action>> histories() {
        return Histories.withLosses(150);
    }
}
