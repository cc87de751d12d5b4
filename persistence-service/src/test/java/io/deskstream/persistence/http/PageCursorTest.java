package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.persistence.directory.PageKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A cursor comes back as the page key it was made of, to the microsecond. */
class PageCursorTest {

    @Property
    void shouldComeBackAsItWas(
            @ForAll @LongRange(min = 0, max = 10_000_000_000_000_000L) long micros,
            @ForAll long most,
            @ForAll long least) {
        PageKey key = new PageKey(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new UUID(most, least));
        assertThat(PageCursor.key(PageCursor.text(key))).isEqualTo(key);
    }

    @Property
    void shouldRefuseAnyOtherText(@ForAll String text) {
        assertThatThrownBy(() -> PageCursor.key(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void shouldRefuseACursorCutShort() {
        String cursor = PageCursor.text(new PageKey(Instant.EPOCH, new UUID(1, 2)));
        assertThatThrownBy(() -> PageCursor.key(cursor.substring(0, 8))).isInstanceOf(IllegalArgumentException.class);
    }
}
