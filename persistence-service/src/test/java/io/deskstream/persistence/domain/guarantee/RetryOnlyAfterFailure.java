package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message waits again only after it failed and because somebody retried it, or because the sender deferred it after all. */
public final class RetryOnlyAfterFailure implements Guarantee {

    @Override
    public List<String> violations(History history) {
        if (history.tookBack) {
            return List.of();
        }
        Map<Source, Input> inputs = new HashMap<>();
        history.decided.forEach(input -> inputs.put(input.header().source(), input));
        List<String> violations = new ArrayList<>();
        for (Collection<Outgoing.MessageChanged> images : Images.byMessage(history)) {
            Message before = null;
            for (Outgoing.MessageChanged image : images) {
                boolean again = before != null
                        && before.status() != Message.Status.QUEUED
                        && image.message().status() == Message.Status.QUEUED;
                if (again && !isAllowed(before, inputs.get(image.source()))) {
                    violations.add(before + " waits again by " + inputs.get(image.source()));
                }
                before = image.message();
            }
        }
        return violations;
    }

    private static boolean isAllowed(Message before, @Nullable Input by) {
        boolean retried = by instanceof Input.FromPerson person
                && person.command().equals(new Command.Retry(before.id()))
                && before.status() == Message.Status.FAILED;
        return retried || (by instanceof Input.FromSender && before.status() == Message.Status.UNKNOWN);
    }
}
