package io.deskstream.schemas.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A link holds for its file, until its time, if we signed it. */
class FileLinksTest {

    private static final UUID FILE = UUID.fromString("6f1ed002-ab5f-4d1a-9c0b-0a3d1e2f4a5b");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String EXPIRES = Long.toString(NOON.getEpochSecond());
    private static final Instant BEFORE = NOON.minusSeconds(1);

    private final FileLinks links = FileLinks.of("a key of tests that is long enough");

    private final String path = links.path(FILE, NOON);
    private final String signature = path.substring(path.indexOf("signature=") + 10);

    @Test
    void aLinkHoldsUntilItsTime() {
        assertThat(path).isEqualTo("/files/" + FILE + "?expires=" + EXPIRES + "&signature=" + signature);
        assertThat(links.holds(FILE, EXPIRES, signature, BEFORE)).isTrue();
        assertThat(links.holds(FILE, EXPIRES, signature, NOON)).isFalse();
    }

    @Test
    void nothingOfItCanBeChanged() {
        assertThat(links.holds(UUID.randomUUID(), EXPIRES, signature, BEFORE)).isFalse();
        assertThat(links.holds(FILE, EXPIRES + "0", signature, BEFORE)).isFalse();
        assertThat(links.holds(FILE, "0" + EXPIRES, signature, BEFORE)).isFalse();
        assertThat(links.holds(FILE, "-1", signature, BEFORE)).isFalse();
        assertThat(links.holds(FILE, "", signature, BEFORE)).isFalse();
        assertThat(links.holds(FILE, EXPIRES, "", BEFORE)).isFalse();
        assertThat(links.holds(FILE, EXPIRES, signature + "=", BEFORE)).isFalse();
        assertThat(links.holds(FILE, EXPIRES, signature.substring(1), BEFORE)).isFalse();
        assertThat(links.holds(FILE, EXPIRES, signature.toLowerCase(java.util.Locale.ROOT), BEFORE))
                .isFalse();
    }

    @Test
    void anotherKeySignsOtherwise() {
        FileLinks others = FileLinks.of("another key of tests that is long");

        assertThat(others.holds(FILE, EXPIRES, signature, BEFORE)).isFalse();
        assertThatThrownBy(() -> FileLinks.of("short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(links.toString()).doesNotContain("key");
    }
}
