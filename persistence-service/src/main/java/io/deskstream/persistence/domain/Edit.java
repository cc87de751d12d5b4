package io.deskstream.persistence.domain;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What editing made of a message's text. Some of the platform's channels count edits, some do not; one message's edits are
 * all of one sort.
 *
 * @param text of the newest edit that tells one
 * @param count of that edit; 0 where the platform does not count
 * @param at of the newest edit
 */
public record Edit(@Nullable String text, int count, Instant at) {

    /** The platform's count decides, its time where it does not count. */
    private static final Comparator<Edit> BY_AGE = Comparator.comparing((Edit edit) -> edit.text != null)
            .thenComparingInt(Edit::count)
            .thenComparing(Edit::at)
            .thenComparing(edit -> edit.text == null ? "" : edit.text);

    static Edit of(@Nullable String text, int count, Instant at) {
        return new Edit(text, text == null ? 0 : count, at);
    }

    /** The same in whatever order edits are put together. */
    Edit with(@Nullable Edit other) {
        if (other == null) {
            return this;
        }
        Edit newer = BY_AGE.compare(this, other) >= 0 ? this : other;
        return new Edit(newer.text, newer.count, at.isAfter(other.at) ? at : other.at);
    }
}
