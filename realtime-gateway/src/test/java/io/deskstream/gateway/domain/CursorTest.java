package io.deskstream.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** A cursor is read as the very position that was written, or not at all. */
class CursorTest {

    private static final StreamLayout LAYOUT = new StreamLayout(4, 0x1234_5678_9ABC_DEF0L);

    @Property
    void everyPositionComesBack(@ForAll @Size(9) List<@LongRange(min = 0) Long> offsets) {
        assertThat(Cursor.read(LAYOUT, cursor(offsets)))
                .isInstanceOfSatisfying(
                        Cursor.Reading.Position.class,
                        position -> assertThat(position.nextOffsets()).containsExactly(offsets.toArray(Long[]::new)));
    }

    @Property
    void anotherTopicsCursorIsToldApart(
            @ForAll @Size(9) List<@LongRange(min = 0) Long> offsets, @ForAll long fingerprint) {
        StreamLayout other = new StreamLayout(4, ~LAYOUT.fingerprint() ^ (fingerprint & 0xFFFF));
        assertThat(Cursor.read(other, cursor(offsets))).isInstanceOf(Cursor.Reading.OtherTopic.class);
    }

    @Property
    void aDamagedCursorIsNeverAnotherPosition(
            @ForAll @Size(9) List<@LongRange(min = 0) Long> offsets,
            @ForAll @IntRange(max = 10_000) int where,
            @ForAll char with) {
        String cursor = cursor(offsets);
        int index = where % cursor.length();
        String damaged = cursor.substring(0, index) + with + cursor.substring(index + 1);
        Cursor.Reading reading = Cursor.read(LAYOUT, damaged);
        if (reading instanceof Cursor.Reading.Position(long[] nextOffsets)) {
            assertThat(nextOffsets).containsExactly(offsets.toArray(Long[]::new));
        }
    }

    @Property
    void arbitraryTextIsUnreadable(@ForAll @StringLength(max = 200) String text) {
        assertThat(Cursor.read(LAYOUT, text)).isInstanceOf(Cursor.Reading.Unreadable.class);
    }

    private static String cursor(List<Long> offsets) {
        return Cursor.encode(LAYOUT, offsets.stream().mapToLong(Long::longValue).toArray());
    }
}
