package io.deskstream.gateway.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what. Judged by the event's own assignee and previous assignee and by the role of now: admins see the whole
 * workspace, agents what is assigned to them, and what is unassigned where the workspace allows it.
 */
public final class Audience {

    private Audience() {}

    /** How an event looks to somebody. */
    public enum Sight {
        SEES,
        /** Could see the conversation before the event and cannot after it. */
        LOST,
        NOTHING
    }

    public static boolean sees(User user, @Nullable String assigneeId, boolean unassignedVisible) {
        return switch (user.role()) {
            case ADMIN -> true;
            case AGENT -> assigneeId == null ? unassignedVisible : assigneeId.equals(user.id());
        };
    }

    public static Sight sight(StreamEvent event, User user, boolean unassignedVisible) {
        return switch (event) {
            case StreamEvent.ConversationEvent e -> sight(e, user, unassignedVisible);
            case StreamEvent.Rejection e -> seesIf(e.authorId().equals(user.id()));
            case StreamEvent.AccountEvent e -> seesIf(e.connected() || user.role() == User.Role.ADMIN);
            case StreamEvent.UserEvent e -> Sight.NOTHING;
            case StreamEvent.VisibilityEvent e -> Sight.NOTHING;
            case StreamEvent.Silent e -> Sight.NOTHING;
        };
    }

    private static Sight sight(StreamEvent.ConversationEvent event, User user, boolean unassignedVisible) {
        if (sees(user, event.assigneeId(), unassignedVisible)) {
            return Sight.SEES;
        }
        boolean lost = event.image()
                && !Objects.equals(event.assigneeId(), event.previousAssigneeId())
                && sees(user, event.previousAssigneeId(), unassignedVisible);
        return lost ? Sight.LOST : Sight.NOTHING;
    }

    private static Sight seesIf(boolean sees) {
        return sees ? Sight.SEES : Sight.NOTHING;
    }
}
