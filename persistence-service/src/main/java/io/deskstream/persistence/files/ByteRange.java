package io.deskstream.persistence.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a file a request's {@code Range} header asks for. Several ranges at once are answered with the whole. */
public sealed interface ByteRange {

    record Whole(long size) implements ByteRange {}

    /** @param last included */
    record Part(long first, long last, long size) implements ByteRange {

        public long count() {
            return last - first + 1;
        }
    }

    record Unsatisfiable(long size) implements ByteRange {}

    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange of(@Nullable String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return new Whole(size);
        }
        return range.group(1).isEmpty()
                ? suffix(Long.parseLong(range.group(2)), size)
                : from(Long.parseLong(range.group(1)), range.group(2), size);
    }

    private static ByteRange suffix(long count, long size) {
        return count == 0 || size == 0 ? new Unsatisfiable(size) : new Part(Math.max(0, size - count), size - 1, size);
    }

    private static ByteRange from(long first, String last, long size) {
        long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (first >= size) {
            return new Unsatisfiable(size);
        }
        return end < first ? new Whole(size) : new Part(first, end, size);
    }
}
