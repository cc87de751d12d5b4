package io.deskstream.persistence.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.AuditEntry;
import io.deskstream.persistence.directory.Peer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An audit entry as the API shows it. */
record AuditEntryView(
        long id,
        Instant at,
        @Nullable ActorView actor,
        String action,
        SubjectView subject,
        @JsonRawValue String detail,
        @Nullable String address,
        @Nullable String userAgent) {

    /**
     * A user, or a token in the user's name.
     *
     * @param name as it was then
     */
    record ActorView(
            UUID id, @Nullable String name, @Nullable UUID tokenId) {}

    record SubjectView(String kind, String id) {}

    static AuditEntryView of(AuditEntry entry) {
        Actor actor = entry.actor();
        Peer peer = actor.peer();
        return new AuditEntryView(
                entry.id(),
                entry.at(),
                actor.id() == null ? null : new ActorView(actor.id(), actor.name(), actor.tokenId()),
                entry.action(),
                new SubjectView(entry.subject().kind(), entry.subject().id()),
                entry.detail(),
                peer == null ? null : peer.address(),
                peer == null ? null : peer.userAgent());
    }
}
