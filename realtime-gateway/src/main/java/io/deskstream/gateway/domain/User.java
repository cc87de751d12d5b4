package io.deskstream.gateway.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as the directory tells it now. */
public record User(
        String id,
        String email,
        String name,
        Role role,
        boolean active,
        @Nullable Instant sessionsValidAfter) {

    /** What a user may do; what the directory calls anything but admin is an agent. */
    public enum Role {
        ADMIN,
        AGENT;

        public static Role of(String name) {
            return "admin".equals(name) ? ADMIN : AGENT;
        }

        public String text() {
            return this == ADMIN ? "admin" : "agent";
        }
    }
}
