package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A number is given to one request only: the sender passes over what has a number that it has seen. */
public final class NumbersNameOneRequest implements Guarantee {

    @Override
    public List<String> violations(History history) {
        Map<Long, Outgoing> named = new HashMap<>();
        List<String> violations = new ArrayList<>();
        for (Published published : history.log) {
            Outgoing before = published.requestNo() == 0 ? null : named.put(published.requestNo(), published.what());
            if (before != null && !before.equals(published.what())) {
                violations.add(published.requestNo() + " is " + before + " and " + published.what());
            }
        }
        return violations;
    }
}
