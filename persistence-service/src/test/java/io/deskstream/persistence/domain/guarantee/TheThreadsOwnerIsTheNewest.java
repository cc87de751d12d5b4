package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Origin;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In whatever order hand-overs arrived, the thread is the app's that got it last. Where nobody handed it over, it is some
 * other's as long as the customer's newest message was only overheard.
 */
public final class TheThreadsOwnerIsTheNewest implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (Conversation conversation : history.tables.conversations()) {
            if (conversation.erasure().at() != null) {
                continue; // what was heard late of the time before the erasure is not kept
            }
            String owner = owner(history, conversation);
            if (!Objects.equals(conversation.threadOwner(), owner)) {
                violations.add(conversation.key() + " is said to be of '" + conversation.threadOwner() + "', it is of '"
                        + owner + "'");
            }
        }
        return violations;
    }

    private static @Nullable String owner(History history, Conversation conversation) {
        String owner = null;
        long handedAt = 0;
        long directAt = 0;
        long standbyAt = 0;
        for (Input input : history.decided) {
            if (!(input instanceof Input.FromPlatform(var header, PlatformEvent event, Origin origin))
                    || !header.key().equals(conversation.key())) {
                continue;
            }
            long at = Objects.requireNonNullElse(event.at(), 0L);
            if (event instanceof PlatformEvent.HandOver handOver && at > handedAt) {
                owner = handOver.newOwner();
                handedAt = at;
            }
            if (event instanceof PlatformEvent.CustomerMessage) {
                directAt = origin == Origin.DIRECT ? Math.max(directAt, at) : directAt;
                standbyAt = origin == Origin.STANDBY ? Math.max(standbyAt, at) : standbyAt;
            }
        }
        return handedAt == 0 && standbyAt > directAt ? "" : owner;
    }
}
