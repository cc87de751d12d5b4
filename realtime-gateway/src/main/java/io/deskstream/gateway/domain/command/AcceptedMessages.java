package io.deskstream.gateway.domain.command;

import io.deskstream.gateway.domain.MessageView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages accepted last, up to a bound: the same one again gets the same answer, another under its id is refused. What
 * is no longer here, or was accepted elsewhere, the core judges. Safe for many threads.
 */
public final class AcceptedMessages {

    private final Map<String, Accepted> accepted;

    public AcceptedMessages(int bound) {
        accepted = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Accepted> eldest) {
                return size() > bound;
            }
        };
    }

    /** What was answered to a draft. */
    public record Accepted(MessageDraft draft, String commandId, MessageView message) {}

    /** The answer given before to the same draft under this message id. */
    public synchronized @Nullable Accepted known(String messageId, MessageDraft draft) {
        Accepted before = accepted.get(messageId);
        if (before != null && !before.draft().equals(draft)) {
            throw new RefusedException(
                    409, "client_message_id_reused", "Another message was sent under this client_message_id.");
        }
        return before;
    }

    public synchronized void put(Accepted answer) {
        accepted.putIfAbsent(answer.message().id(), answer);
    }
}
