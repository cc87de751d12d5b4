package io.deskstream.outbound.domain;

import org.jspecify.annotations.Nullable;

/** What the platform tells of a customer. */
public record Profile(
        @Nullable String name,
        @Nullable String username,
        @Nullable String avatarUrl) {

    /** Never a customer's name. */
    @Override
    public String toString() {
        return "Profile[***]";
    }
}
