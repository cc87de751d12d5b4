package io.deskstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path path;

    @Test
    void itIsOpenedByOneProcessAtATime() {
        try (DataDirectory _ = DataDirectory.open(path)) {
            assertThatThrownBy(() -> DataDirectory.open(path))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("another deskstream runs on " + path);
        }
        DataDirectory.open(path).close();
    }

    @Test
    void dataOfANewerVersionIsRefused() throws Exception {
        DataDirectory.open(path).close();
        Files.writeString(path.resolve("VERSION"), "2\n");

        assertThatThrownBy(() -> DataDirectory.open(path))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("newer deskstream (format 2, this one knows 1)");
    }

    @Test
    void aDirectoryOfSomebodyElsesIsRefusedAndLeftAsItIs() throws Exception {
        Files.writeString(path.resolve("thesis.txt"), "x");

        assertThatThrownBy(() -> DataDirectory.open(path)).isInstanceOf(StartRefusedException.class);
        assertThat(path).isDirectoryContaining(file -> file.endsWith("thesis.txt"));
        assertThat(path.resolve("lock")).doesNotExist();
    }

    @Test
    void aFileInItsPlaceIsRefused() throws Exception {
        Path file = Files.createFile(path.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("DESKSTREAM_DATA_DIR");
    }

    @Test
    void secretsAreMadeOnceAndForTheOwnerAlone() throws Exception {
        try (DataDirectory directory = DataDirectory.open(path)) {
            Secrets made = Secrets.in(directory);

            assertThat(Secrets.in(directory)).isEqualTo(made);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("secrets.properties"))))
                    .isEqualTo("rw-------");
            assertThat(made.toString()).doesNotContain(made.jwtSecret(), made.tokenKeys());
        }
    }
}
