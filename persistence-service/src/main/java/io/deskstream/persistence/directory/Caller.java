package io.deskstream.persistence.directory;

import java.util.UUID;

/** Who asks, and from where: a user whose session is valid, with the role of now. */
public record Caller(User user, String sessionId, Peer peer) {

    public UUID userId() {
        return user.id();
    }

    public UUID workspaceId() {
        return user.workspaceId();
    }

    public boolean isAdmin() {
        return user.isAdmin();
    }
}
