package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Once the platform has told everything: what left is sent, under its own mid, and what did not is not. Where echoes carry no
 * metadata this is said only of messages whose text is alone in its conversation.
 */
public final class StatusTellsTheTruth implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        Map<UUID, String> left = new HashMap<>();
        history.left.forEach(one -> left.put(one.messageId(), one.mid()));
        for (Conversation conversation : history.tables.conversations()) {
            for (Message message : history.tables.messages(conversation.id())) {
                boolean reply = message.clientMessageId() != null && message.direction() == Message.Direction.OUTBOUND;
                if (reply && isCertain(history, conversation, message)) {
                    check(message, left, violations);
                }
            }
        }
        return violations;
    }

    private static boolean isCertain(History history, Conversation conversation, Message message) {
        long sameText = history.written.stream()
                .filter(written -> written.equals(new History.Written(conversation.key(), message.text())))
                .count();
        return conversation.key().channel().equals("facebook") || sameText == 1;
    }

    private static void check(Message message, Map<UUID, String> left, List<String> violations) {
        String mid = left.get(message.id());
        boolean sent = message.status() == Message.Status.SENT;
        if (mid != null && !(sent && mid.equals(message.platformMessageId()))) {
            violations.add("left as " + mid + ": " + message);
        }
        if (mid == null && sent) {
            violations.add("never left: " + message);
        }
    }
}
