package io.deskstream.simulator.domain;

import org.jspecify.annotations.Nullable;

/** What Meta tells of a customer; the user name only on Instagram. */
public record Profile(
        String id,
        String firstName,
        String lastName,
        @Nullable String username) {
    public String name() {
        return firstName + " " + lastName;
    }
}
