package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.search.Match.Closeness;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a search has come. It goes window by window, first over names, then over messages; a window is a number of
 * neighbours in time, shown closest first. Both its ends are told, so that it stays the same window when rows come and go.
 *
 * @param before the newest end, not included
 * @param oldest the other end, included; null: where the window is full
 * @param last what was shown last of this window
 */
public record SearchPosition(
        Phase phase,
        PageKey before,
        @Nullable PageKey oldest,
        @Nullable Last last) {

    static final SearchPosition BEGIN = begin(Phase.NAMES);

    public enum Phase {
        NAMES,
        MESSAGES
    }

    public record Last(Closeness closeness, PageKey key) {}

    static SearchPosition begin(Phase phase) {
        PageKey newest = new PageKey(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));
        return new SearchPosition(phase, newest, null, null);
    }
}
