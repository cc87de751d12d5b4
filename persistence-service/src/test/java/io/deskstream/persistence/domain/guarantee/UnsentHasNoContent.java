package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.OnPlatform;
import java.util.ArrayList;
import java.util.List;

/** What its customer took back is in no row any more, nor in what waits; its place is. */
public final class UnsentHasNoContent implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (OnPlatform message : history.neverErased()) {
            for (Message row : history.tables.messages(message.key.conversationId(), message.mid)) {
                if (message.unsent != (row.deletedAt() != null) || (message.unsent && hasContent(row))) {
                    violations.add(message + " is stored as " + row);
                }
            }
        }
        return violations;
    }

    private static boolean hasContent(Message row) {
        return row.text() != null
                || row.context() != null
                || row.raw() != null
                || !row.attachments().isEmpty()
                || !row.reactions().isEmpty();
    }
}
