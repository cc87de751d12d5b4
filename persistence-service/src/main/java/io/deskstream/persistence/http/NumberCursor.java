package io.deskstream.persistence.http;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Keys of lists that are ordered by a number, as opaque text. */
final class NumberCursor {

    private static final byte VERSION = 2;
    private static final int BYTES = 1 + Long.BYTES;

    private NumberCursor() {}

    static String text(long key) {
        byte[] bytes = ByteBuffer.allocate(BYTES).put(VERSION).putLong(key).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static long key(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(PageCursor.decode(text));
        if (bytes.remaining() != BYTES || bytes.get() != VERSION) {
            throw PageCursor.notACursor();
        }
        return bytes.getLong();
    }
}
