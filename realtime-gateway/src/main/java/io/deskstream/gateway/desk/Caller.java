package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.Proof;
import io.deskstream.gateway.domain.command.RefusedException;

/** Who asks, and by what. The token is kept to ask the query API in the caller's name. */
public record Caller(String userId, String name, Proof proof, String token) {

    /** Refuses a token that may only read. */
    public void requireChanges() {
        if (!proof.scope().includes(Proof.Scope.WRITE)) {
            throw new RefusedException(403, "forbidden", "This token may only read.");
        }
    }

    @Override
    public String toString() {
        return "Caller[userId=" + userId + "]";
    }
}
