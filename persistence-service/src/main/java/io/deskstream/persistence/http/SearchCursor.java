package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.postgres.query.SearchPosition;
import io.deskstream.persistence.postgres.query.SearchPosition.Last;
import io.deskstream.persistence.postgres.query.SearchPosition.Phase;
import io.deskstream.persistence.search.Match.Closeness;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Positions of a search as opaque text. */
final class SearchCursor {

    private static final byte VERSION = 1;
    private static final byte NONE = -1;
    private static final int MOST_BYTES = 128;

    private SearchCursor() {}

    static String text(SearchPosition position) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        bytes.put(VERSION).put((byte) position.phase().ordinal());
        PageCursor.put(bytes, position.before());
        @Nullable PageKey oldest = position.oldest();
        @Nullable Last last = position.last();
        if (oldest != null && last != null) {
            bytes.put((byte) last.closeness().ordinal());
            PageCursor.put(bytes, last.key());
            PageCursor.put(bytes, oldest);
        } else {
            bytes.put(NONE);
        }
        byte[] used = new byte[bytes.flip().remaining()];
        bytes.get(used);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
    }

    static SearchPosition position(String text) {
        try {
            return position(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException | BufferUnderflowException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("must be a next_cursor of this search", e);
        }
    }

    private static SearchPosition position(ByteBuffer bytes) {
        if (bytes.get() != VERSION) {
            throw new IllegalArgumentException("of another version");
        }
        Phase phase = Phase.values()[bytes.get()];
        PageKey before = PageCursor.get(bytes);
        byte closeness = bytes.get();
        @Nullable Last last = closeness == NONE ? null : new Last(Closeness.values()[closeness], PageCursor.get(bytes));
        @Nullable PageKey oldest = last == null ? null : PageCursor.get(bytes);
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException("too long");
        }
        return new SearchPosition(phase, before, oldest, last);
    }
}
