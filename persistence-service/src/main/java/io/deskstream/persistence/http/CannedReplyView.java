package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.CannedReply;
import java.time.Instant;
import java.util.UUID;

/** A canned reply as the API shows it. */
record CannedReplyView(UUID id, String shortcut, String text, long version, Instant createdAt) {

    static CannedReplyView of(CannedReply reply) {
        return new CannedReplyView(reply.id(), reply.shortcut(), reply.text(), reply.version(), reply.createdAt());
    }
}
