package io.deskstream.persistence.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a batch commits beside its rows. The last record that a batch tells on conversation-events carries it: there the batch
 * ends.
 *
 * @param nextOffsets of the input topics, in the catalog's order
 */
public record Position(List<Long> nextOffsets, long nextRequestNo) {

    public Position {
        nextOffsets = List.copyOf(nextOffsets);
    }

    /** Whether a later batch made {@code other}. */
    public boolean isBefore(Position other) {
        return !equals(other) && isUpTo(other);
    }

    private boolean isUpTo(Position other) {
        for (int i = 0; i < nextOffsets.size(); i++) {
            if (nextOffsets.get(i) > other.nextOffsets.get(i)) {
                return false;
            }
        }
        return nextRequestNo <= other.nextRequestNo;
    }

    public Position withRequestNo(long number) {
        return new Position(nextOffsets, number);
    }

    /** As in {@code 12,4,7;31}. */
    public String text() {
        return nextOffsets.stream().map(String::valueOf).collect(Collectors.joining(",")) + ";" + nextRequestNo;
    }

    /** @throws IllegalArgumentException where it is not such a text */
    public static Position parse(String text) {
        String[] parts = text.split(";", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a position: " + text);
        }
        List<Long> offsets = new ArrayList<>();
        for (String offset : parts[0].split(",", -1)) {
            offsets.add(Long.parseLong(offset));
        }
        return new Position(offsets, Long.parseLong(parts[1]));
    }
}
