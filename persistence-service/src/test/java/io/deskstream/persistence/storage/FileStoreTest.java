package io.deskstream.persistence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.persistence.storage.FileStore.MissingFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.netty.resources.LoopResources;

/** What a store was given it gives back, wherever it rests. */
class FileStoreTest {

    @TempDir
    private Path folder;

    /** What every store has to do. */
    abstract class AnyStore {

        private final String key = "attachments/" + UUID.randomUUID();

        abstract FileStore store();

        private byte[] put(int size) throws IOException {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            Path file = Files.write(folder.resolve(UUID.randomUUID().toString()), content);
            store().put(key, file).block();
            return content;
        }

        private byte[] read(long from, long count) {
            Flux<DataBuffer> content = store().read(key, from, count);
            byte[] bytes = DataBufferUtils.join(content)
                    .map(buffer -> {
                        byte[] all = new byte[buffer.readableByteCount()];
                        buffer.read(all);
                        DataBufferUtils.release(buffer);
                        return all;
                    })
                    .block();
            return bytes == null ? new byte[0] : bytes;
        }

        @Test
        void aFileComesBackAsItWas() throws IOException {
            byte[] content = put(300_000);

            assertThat(read(0, content.length)).isEqualTo(content);
        }

        @Test
        void anEmptyFileComesBack() throws IOException {
            put(0);

            assertThat(read(0, 0)).isEmpty();
        }

        @Test
        void aPartOfAFileIsThatPart() throws IOException {
            byte[] content = put(200_000);

            assertThat(read(0, 1)).isEqualTo(Arrays.copyOf(content, 1));
            assertThat(read(70_000, 80_000)).isEqualTo(Arrays.copyOfRange(content, 70_000, 150_000));
            assertThat(read(199_999, 1)).isEqualTo(Arrays.copyOfRange(content, 199_999, 200_000));
        }

        @Test
        void theSecondContentOfAKeyReplacesTheFirst() throws IOException {
            put(10_000);
            byte[] second = put(20);

            assertThat(read(0, 20)).isEqualTo(second);
        }

        @Test
        void whatWasDeletedIsMissing() throws IOException {
            put(10);
            store().delete(key).block();

            assertThatThrownBy(() -> read(0, 10)).isInstanceOf(MissingFileException.class);
        }

        @Test
        void deletingWhatIsMissingIsDone() {
            store().delete(key).block();
        }
    }

    @Nested
    class OnDisk extends AnyStore {

        @Override
        FileStore store() {
            return new DiskFileStore(folder);
        }

        @Test
        void aKeyIsNoPath() {
            for (String key :
                    new String[] {"../x", "attachments/../../x", "attachments/x", "/etc/passwd", "a/" + folder}) {
                assertThatThrownBy(() -> store().read(key, 0, 1).blockLast())
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Nested
    class InABucket extends AnyStore {

        private final LoopResources loops = LoopResources.create("test");
        private final S3Stub s3 = S3Stub.start("key/1", "se+cret/2", "files");
        private final S3FileStore store = new S3FileStore(location("se%2Bcret%2F2"), loops, Clock.systemUTC());

        private S3Location location(String secret) {
            return S3Location.parse(
                    "http://key%2F1:" + secret + "@127.0.0.1:" + s3.port() + "/files?region=eu-north-1");
        }

        @AfterEach
        void stop() {
            store.close();
            s3.close();
            loops.dispose();
        }

        @Override
        FileStore store() {
            return store;
        }

        @Test
        void anotherSecretIsRefused() {
            try (S3FileStore wrong = new S3FileStore(location("other"), loops, Clock.systemUTC())) {
                assertThatThrownBy(() ->
                                wrong.delete("attachments/" + UUID.randomUUID()).block())
                        .hasMessageContaining("403");
            }
        }

        @Test
        void theSecretIsNotTold() {
            assertThat(location("se%2Bcret%2F2").toString()).doesNotContain("cret");
        }
    }
}
