package io.deskstream.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.files.ByteRange.Part;
import io.deskstream.persistence.files.ByteRange.Unsatisfiable;
import io.deskstream.persistence.files.ByteRange.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One range of a file is answered as it was asked for; what cannot be read asks for the whole. */
class ByteRangeTest {

    @Test
    void aRangeIsAPart() {
        assertThat(ByteRange.of("bytes=0-0", 10)).isEqualTo(new Part(0, 0, 10));
        assertThat(ByteRange.of("bytes=2-5", 10)).isEqualTo(new Part(2, 5, 10));
        assertThat(ByteRange.of("bytes=2-", 10)).isEqualTo(new Part(2, 9, 10));
        assertThat(ByteRange.of("bytes=2-99", 10)).isEqualTo(new Part(2, 9, 10));
        assertThat(ByteRange.of("bytes=-3", 10)).isEqualTo(new Part(7, 9, 10));
        assertThat(ByteRange.of("bytes=-99", 10)).isEqualTo(new Part(0, 9, 10));
    }

    @Test
    void whatLiesBehindTheEndIsToldSo() {
        assertThat(ByteRange.of("bytes=10-", 10)).isEqualTo(new Unsatisfiable(10));
        assertThat(ByteRange.of("bytes=-0", 10)).isEqualTo(new Unsatisfiable(10));
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Unsatisfiable(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-2",
                "bytes=0-1,3-4",
                "items=0-1",
                "bytes=99999999999999999999-",
                "bytes=-1-2"
            })
    void whatCannotBeReadAsksForTheWhole(String header) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new Whole(10));
        assertThat(ByteRange.of(null, 10)).isEqualTo(new Whole(10));
    }
}
