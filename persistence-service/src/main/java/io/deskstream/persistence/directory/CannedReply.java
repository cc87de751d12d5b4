package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * A text that agents write often.
 *
 * @param text with placeholders, see {@link ReplyPlaceholders}
 */
public record CannedReply(
        UUID id, UUID workspaceId, String shortcut, String text, long version, Instant createdAt, Instant changedAt) {}
