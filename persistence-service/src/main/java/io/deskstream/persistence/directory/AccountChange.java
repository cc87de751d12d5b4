package io.deskstream.persistence.directory;

import org.jspecify.annotations.Nullable;

/** What an admin changes about an account; null keeps. The token is in clear. */
public record AccountChange(@Nullable String name, @Nullable String accessToken) {

    @Override
    public String toString() {
        return "AccountChange[name=" + name + (accessToken == null ? "]" : ", accessToken=***]");
    }
}
