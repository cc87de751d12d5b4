package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.PageKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Page keys as opaque text: the time in microseconds, as the database keeps it, and the id. */
final class PageCursor {

    private static final byte VERSION = 1;
    private static final int BYTES = 1 + Long.BYTES + 2 * Long.BYTES;

    /** What the database can tell, with room. */
    private static final long LATEST = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    private PageCursor() {}

    static String text(PageKey key) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).put(VERSION);
        put(bytes, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static PageKey key(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(decode(text));
        if (bytes.remaining() != BYTES || bytes.get() != VERSION) {
            throw notACursor();
        }
        return get(bytes);
    }

    static void put(ByteBuffer bytes, PageKey key) {
        bytes.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, key.at()))
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits());
    }

    static PageKey get(ByteBuffer bytes) {
        long micros = bytes.getLong();
        if (micros < 0 || micros > LATEST) {
            throw notACursor();
        }
        return new PageKey(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new UUID(bytes.getLong(), bytes.getLong()));
    }

    static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw notACursor();
        }
    }

    static IllegalArgumentException notACursor() {
        return new IllegalArgumentException("must be a next_cursor of this list");
    }
}
