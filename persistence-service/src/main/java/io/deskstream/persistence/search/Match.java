package io.deskstream.persistence.search;

import java.util.List;

/** How a text was found. */
public record Match(Closeness closeness, List<Segment> highlight) {

    /** The closest first. */
    public enum Closeness {
        /** The words as they were asked for, one after the other. */
        PHRASE,
        WORDS,
        BEGINNINGS
    }
}
