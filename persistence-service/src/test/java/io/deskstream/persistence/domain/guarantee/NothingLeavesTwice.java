package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** No message reaches the platform a second time. */
public final class NothingLeavesTwice implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (History.Left left : history.left) {
            if (!seen.add(left.messageId())) {
                violations.add(left + " had left before");
            }
        }
        return violations;
    }
}
