package io.deskstream.gateway.domain;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The frames that one event becomes at one position, each serialised at most once, however many receive it. To be used
 * before the position moves on.
 */
final class FrameVariants {

    private final StreamEvent event;
    private final Supplier<String> position;
    private @Nullable String cursor;
    private @Nullable QueuedFrame full;
    private @Nullable QueuedFrame removed;

    FrameVariants(StreamEvent event, Supplier<String> position) {
        this.event = event;
        this.position = position;
    }

    @Nullable
    QueuedFrame of(Audience.Sight sight) {
        return switch (sight) {
            case SEES -> full();
            case LOST -> removed();
            case NOTHING -> null;
        };
    }

    private @Nullable QueuedFrame full() {
        if (full == null) {
            full = switch (event) {
                case StreamEvent.ConversationEvent e -> QueuedFrame.of(e.frame(), cursor());
                case StreamEvent.Rejection e -> QueuedFrame.of(e.frame(), cursor());
                case StreamEvent.AccountEvent e -> QueuedFrame.of(e.frame(), cursor());
                case StreamEvent.UserEvent e -> null;
                case StreamEvent.VisibilityEvent e -> null;
                case StreamEvent.Silent e -> null;
            };
        }
        return full;
    }

    private @Nullable QueuedFrame removed() {
        if (removed == null && event instanceof StreamEvent.ConversationEvent e) {
            removed = QueuedFrame.of(new Frame.ConversationRemoved(e.conversationId(), e.version()), cursor());
        }
        return removed;
    }

    private String cursor() {
        if (cursor == null) {
            cursor = position.get();
        }
        return cursor;
    }
}
