package io.deskstream.persistence.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the customer beside the platform's id.
 *
 * @param named whether an agent gave the name, so that look-ups leave it
 */
public record Participant(
        @Nullable String name,
        @Nullable String username,
        @Nullable String avatarUrl,
        boolean named) {

    static final Participant UNKNOWN = new Participant(null, null, null, false);

    /** What a look-up did not find stays as it was known. */
    Participant with(Participant found) {
        return new Participant(
                found.name == null || named ? name : found.name,
                found.username == null ? username : found.username,
                found.avatarUrl == null ? avatarUrl : found.avatarUrl,
                named);
    }
}
