package io.deskstream.persistence.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is what its first bytes say; what a browser could run is nothing at all. */
class FileTypeTest {

    @ParameterizedTest
    @CsvSource({
        "'\\x89PNG\\r\\n\\x1a\\n', image/png, true",
        "'\\xff\\xd8\\xff\\xe0', image/jpeg, true",
        "GIF89a<script>, image/gif, true",
        "'RIFF\\x00\\x00\\x00\\x00WEBPVP8 ', image/webp, true",
        "'\\x00\\x00\\x00\\x18ftypavif', image/avif, true",
        "'\\x00\\x00\\x00\\x18ftypheic', image/heic, false",
        "'\\x00\\x00\\x00\\x18ftypisom', video/mp4, true",
        "'\\x00\\x00\\x00\\x18ftypmp42', video/mp4, true",
        "'\\x00\\x00\\x00\\x18ftypqt  ', video/quicktime, true",
        "'\\x00\\x00\\x00\\x18ftypM4A ', audio/mp4, true",
        "'\\x1aE\\xdf\\xa3....B\\x82\\x84webm', video/webm, true",
        "'\\x1aE\\xdf\\xa3....B\\x82\\x88matroska', video/x-matroska, false",
        "'RIFF\\x00\\x00\\x00\\x00WAVEfmt ', audio/wav, true",
        "'OggS\\x00\\x02', audio/ogg, true",
        "'OggS\\x00\\x02....\\x80theora', video/ogg, true",
        "'ID3\\x03\\x00', audio/mpeg, true",
        "'\\xff\\xfb\\x90\\x44', audio/mpeg, true",
        "'\\xff\\xf1\\x50\\x80', audio/aac, true",
        "'%PDF-1.7', application/pdf, false",
        "'PK\\x03\\x04', application/zip, false",
        "'Dear all,', text/plain, false",
        "'#!AMR\\n', audio/amr, false",
    })
    void theFirstBytesTell(String head, String mimeType, boolean inline) {
        FileType type = FileType.of(bytes(head));

        assertThat(type.mimeType()).isEqualTo(mimeType);
        assertThat(type.inline()).isEqualTo(inline);
        assertThat(FileType.named(mimeType)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><script>alert(1)</script>",
                "<html>",
                "  \\n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg/>",
                "\\xef\\xbb\\xbf<script>alert(1)</script>",
                "MZ\\x90\\x00",
                "\\x7fELF",
                "\\x89PNG",
                "RIFF\\x00\\x00\\x00\\x00ACON",
                "\\x00\\x00\\x00\\x18ftypevil",
                "\\xff\\xff\\xff\\xff",
                "",
                "   ",
                "text with \\x00 a null",
                "broken \\xff utf-8",
            })
    void whatIsNoneOfTheseHasNoType(String head) {
        assertThat(FileType.of(bytes(head))).isEqualTo(FileType.UNKNOWN);
        assertThat(FileType.UNKNOWN.inline()).isFalse();
    }

    @Test
    void aCharacterThatTheBoundCutsDoesNoHarm() {
        byte[] text = ("a" + "ü".repeat(FileType.HEAD)).getBytes(UTF_8);

        assertThat(FileType.of(text).mimeType()).isEqualTo("text/plain");
    }

    @Test
    void aTypeThatNobodyToldIsUnknown() {
        assertThat(FileType.named("text/html")).isEqualTo(FileType.UNKNOWN);
    }

    /** Java's and \xhh escapes, as bytes. */
    private static byte[] bytes(String escaped) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.startsWith("\\x", i)) {
                plain.append((char) Integer.parseInt(escaped.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                plain.append(escaped.charAt(i));
            }
        }
        return plain.toString().translateEscapes().getBytes(ISO_8859_1);
    }
}
