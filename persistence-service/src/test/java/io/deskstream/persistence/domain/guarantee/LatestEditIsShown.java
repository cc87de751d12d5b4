package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.OnPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** However edits and their message arrived: the text is what it was edited to last. */
public final class LatestEditIsShown implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (OnPlatform message : history.neverErased()) {
            for (Message row : history.tables.messages(message.key.conversationId(), message.mid)) {
                boolean same = Objects.equals(row.text(), message.text);
                boolean marked = (row.editedAt() != null) == (message.edits > 0 && !message.unsent);
                if (!same || !marked) {
                    violations.add(message + " is stored as " + row);
                }
            }
        }
        return violations;
    }
}
