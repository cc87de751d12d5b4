package io.deskstream.gateway.domain;

import java.time.Instant;

/** Told of what the hub does, for the metrics. Called on the hub's thread; must not wait. */
public interface HubObserver {

    void joined(Join join);

    void frameQueued(int receivers);

    void delivered(Instant publishedAt);

    /** How a session began. */
    enum Join {
        FRESH,
        RESUMED,
        CURSOR_TOO_OLD,
        CURSOR_UNKNOWN,
        ACCESS_CHANGED
    }
}
