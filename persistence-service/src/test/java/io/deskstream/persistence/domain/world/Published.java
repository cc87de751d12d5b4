package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.recovery.LoggedImage;
import io.deskstream.persistence.recovery.Position;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record that was published.
 *
 * @param requestNo 0 where it has none
 * @param position of the batch that ends with it
 */
public record Published(
        Outgoing what, long requestNo, @Nullable Position position) {

    public Published(Outgoing what, long requestNo) {
        this(what, requestNo, null);
    }

    /** What it says of a row, if it is on conversation-events. */
    public @Nullable LoggedImage logged() {
        return switch (what) {
            case Outgoing.MessageChanged e ->
                new LoggedImage.OfMessage(e.envelope().key(), e.message());
            case Outgoing.ConversationChanged e -> new LoggedImage.OfConversation(e.conversation());
            case Outgoing.MessageErased e -> new LoggedImage.MessageErased(e.conversationId(), e.messageId());
            case Outgoing.Rejected r -> null;
            case Outgoing.SendRequested r -> null;
            case Outgoing.ProbeRequested p -> null;
            case Outgoing.ProfileWanted w -> null;
        };
    }

    /** Requests follow when all else of their batch is on the log. */
    boolean isRequest() {
        return requestNo > 0;
    }

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
            case Outgoing.MessageErased e -> null;
            case Outgoing.Rejected r -> null;
            case Outgoing.SendRequested r -> null;
            case Outgoing.ProbeRequested p -> null;
            case Outgoing.ProfileWanted w -> null;
        };
    }

    /** @param row a {@link Message} or a {@link Conversation} */
    public record Image(UUID conversation, UUID id, long version, Record row) {}
}
