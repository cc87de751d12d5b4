package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.OnPlatform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each message that the platform delivered is one row with its mid and text, however often and in whatever order it came. */
public final class EveryAcceptedMidIsStoredOnce implements Guarantee {

    private record Mid(UUID conversation, String mid) {}

    @Override
    public List<String> violations(History history) {
        Map<Mid, List<Message>> rows = rows(history);
        List<String> violations = new ArrayList<>();
        accepted(history).forEach((mid, text) -> {
            List<Message> stored = rows.getOrDefault(mid, List.of());
            if (stored.size() != 1) {
                violations.add(mid + " is stored " + stored.size() + " times");
            } else if (!Objects.equals(stored.getFirst().text(), text) && wasNeverErased(history, mid.conversation())) {
                violations.add(mid + " is stored as '" + stored.getFirst().text() + "', it was '" + text + "'");
            }
        });
        return violations;
    }

    /** An edit that came before its message may be gone with an erasure. */
    private static boolean wasNeverErased(History history, UUID conversation) {
        return history.tables.conversation(conversation).erasure().at() == null;
    }

    private static Map<Mid, @Nullable String> accepted(History history) {
        Map<Mid, @Nullable String> accepted = new HashMap<>();
        for (Input input : history.decided) {
            if (history.isErased(input)) {
                continue;
            }
            UUID conversation = input.header().key().conversationId();
            if (input instanceof Input.FromPlatform(var header, PlatformEvent.CustomerMessage message, var origin)) {
                accepted.put(
                        new Mid(conversation, message.mid()), message.content().text());
            }
            if (input instanceof Input.FromPlatform(var header, PlatformEvent.Echo echo, var origin)) {
                accepted.put(new Mid(conversation, echo.mid()), echo.content().text());
            }
        }
        for (OnPlatform message : history.onPlatform) {
            accepted.replace(new Mid(message.key.conversationId(), message.mid), message.text);
        }
        return accepted;
    }

    private static Map<Mid, List<Message>> rows(History history) {
        Map<Mid, List<Message>> rows = new HashMap<>();
        for (Conversation conversation : history.tables.conversations()) {
            for (Message message : history.tables.messages(conversation.id())) {
                if (message.platformMessageId() != null) {
                    rows.computeIfAbsent(
                                    new Mid(conversation.id(), message.platformMessageId()), mid -> new ArrayList<>())
                            .add(message);
                }
            }
        }
        return rows;
    }
}
