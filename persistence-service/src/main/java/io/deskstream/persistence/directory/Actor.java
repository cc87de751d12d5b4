package io.deskstream.persistence.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who made an audited change, and from where.
 *
 * @param id null for the installation itself and for who is not logged in
 * @param tokenId of the integration's token that acted in the name of {@code id}
 * @param peer null where no request was the cause
 */
public record Actor(
        UUID workspaceId,
        @Nullable UUID id,
        @Nullable String name,
        @Nullable UUID tokenId,
        @Nullable Peer peer) {

    /** What the installation does by itself. */
    public static final Actor INSTALLATION = new Actor(Workspace.ID, null, null, null, null);

    public static Actor of(Caller caller) {
        UUID tokenId = caller.proof() instanceof Proof.Token token ? token.id() : null;
        User user = caller.user();
        return new Actor(user.workspaceId(), user.id(), user.name(), tokenId, caller.peer());
    }

    public static Actor of(User user, Peer peer) {
        return new Actor(user.workspaceId(), user.id(), user.name(), null, peer);
    }

    public static Actor unknown(Peer peer) {
        return new Actor(Workspace.ID, null, null, null, peer);
    }
}
