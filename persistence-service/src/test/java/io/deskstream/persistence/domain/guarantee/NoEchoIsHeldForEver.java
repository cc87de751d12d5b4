package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.List;

/** Once time has passed, every echo is shown: as one of our messages or as somebody else's. */
public final class NoEchoIsHeldForEver implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (Conversation conversation : history.tables.conversations()) {
            conversation.pending().heldEchoes().forEach(held -> violations.add(conversation.key() + " holds " + held));
        }
        return violations;
    }
}
