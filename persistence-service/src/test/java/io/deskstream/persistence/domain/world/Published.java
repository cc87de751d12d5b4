package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record that was published.
 *
 * @param requestNo 0 where it has none
 */
public record Published(Outgoing what, long requestNo) {

    /** The events on conversation-events, as the rows they are images of. */
    public @Nullable Image image() {
        return switch (what) {
            case Outgoing.MessageChanged e ->
                new Image(
                        e.envelope().conversationId(),
                        e.message().id(),
                        e.envelope().version(),
                        e.message());
            case Outgoing.ConversationChanged e ->
                new Image(
                        e.envelope().conversationId(),
                        e.conversation().id(),
                        e.envelope().version(),
                        e.conversation());
            case Outgoing.Rejected r -> null;
            case Outgoing.SendRequested r -> null;
            case Outgoing.ProbeRequested p -> null;
            case Outgoing.ProfileWanted w -> null;
        };
    }

    /** @param row a {@link Message} or a {@link Conversation} */
    public record Image(UUID conversation, UUID id, long version, Record row) {}
}
