package io.deskstream.persistence.domain;

import java.util.Comparator;

/**
 * The newest reaction of one party to a message. One that was taken back stays as a mark, so that an older one that comes
 * late does not return.
 *
 * @param actor customer or page
 * @param emoji empty where it was taken back
 * @param at the platform's milliseconds
 */
public record Reaction(String actor, String emoji, long at) {

    private static final Comparator<Reaction> BY_TIME =
            Comparator.comparingLong(Reaction::at).thenComparing(Reaction::emoji);

    Reaction newer(Reaction other) {
        return BY_TIME.compare(this, other) >= 0 ? this : other;
    }
}
