package io.deskstream.persistence.directory;

import java.util.UUID;

/** What an audit entry is about. */
public record Subject(String kind, String id) {

    public static Subject of(Entity entity) {
        return new Subject(entity.kind().text(), entity.id());
    }

    public static Subject cannedReply(UUID id) {
        return new Subject("canned_reply", id.toString());
    }
}
