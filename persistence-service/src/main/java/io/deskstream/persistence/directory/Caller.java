package io.deskstream.persistence.directory;

import java.util.UUID;

/** Who asks, by what and from where: a user whose session or token is valid, with the role of now. */
public record Caller(User user, Proof proof, Peer peer) {

    public UUID userId() {
        return user.id();
    }

    public UUID workspaceId() {
        return user.workspaceId();
    }

    /** Whether everything in the workspace is seen. */
    public boolean isAdmin() {
        return user.isAdmin();
    }

    /** Whether what only admins may is allowed: by the role and, for a token, by its scope. */
    public boolean mayAdministrate() {
        return isAdmin() && proof.scope().includes(TokenScope.ADMIN);
    }

    public boolean mayChange() {
        return proof.scope().includes(TokenScope.WRITE);
    }
}
