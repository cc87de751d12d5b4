package io.deskstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalfMadeDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void aHalfFilledDirectoryOfAnEarlierRunIsMadeAnew() throws Exception {
        Path target = directory.resolve("programs");
        assertThatThrownBy(() -> Directories.makeOnce(target, half -> {
                    Files.writeString(half.resolve("half"), "x");
                    throw new java.io.IOException("power cut");
                }))
                .isInstanceOf(UncheckedIOException.class);

        Directories.makeOnce(target, whole -> Files.writeString(whole.resolve("whole"), "x"));

        assertThat(target.resolve("whole")).exists();
        assertThat(target.resolve("half")).doesNotExist();
    }

    @Test
    void aWholeDirectoryIsLeftAsItIs() throws Exception {
        Path target = Files.createDirectory(directory.resolve("programs"));

        Directories.makeOnce(target, again -> Files.writeString(again.resolve("again"), "x"));

        assertThat(target).isEmptyDirectory();
    }
}
