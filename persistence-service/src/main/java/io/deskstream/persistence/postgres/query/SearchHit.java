package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.search.Segment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param message null: the participant's names were found
 * @param highlight of the message's text or the names, in order
 */
public record SearchHit(
        ConversationView conversation, @Nullable MessageView message, List<Segment> highlight) {}
