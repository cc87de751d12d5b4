package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import io.deskstream.schemas.ids.ConversationKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A conversation's next request is published only when the one before has an outcome: its result was read, or its message is
 * no longer queued. Numbers of requests grow by first occurrence.
 */
public final class OneRequestIsOutstanding implements Guarantee {

    private record Attempt(UUID message, int attempt) {}

    @Override
    public List<String> violations(History history) {
        Run run = new Run(history);
        history.log.forEach(run::add);
        return run.violations;
    }

    private static final class Run {

        private final List<String> violations = new ArrayList<>();
        private final Map<Source, Integer> places = new HashMap<>();
        private final Map<Attempt, Integer> results = new HashMap<>();
        private final Map<ConversationKey, Outgoing.SendRequested> outstanding = new HashMap<>();
        /** Forgotten, whatever became of it. */
        private final Set<UUID> erased = new HashSet<>();

        private long highest;

        Run(History history) {
            for (Published published : history.log) {
                if (published.what() instanceof Outgoing.MessageErased tombstone) {
                    erased.add(tombstone.messageId());
                }
            }
            for (Input input : history.decided) {
                places.put(input.header().source(), places.size());
                if (input instanceof Input.FromSender result) {
                    results.putIfAbsent(new Attempt(result.messageId(), result.attempt()), places.size() - 1);
                }
            }
        }

        void add(Published published) {
            if (published.what() instanceof Outgoing.SendRequested request && published.requestNo() > highest) {
                highest = published.requestNo();
                Outgoing.SendRequested before = outstanding.put(request.key(), request);
                if (before != null
                        && !erased.contains(before.message().id())
                        && !isAnswered(before, request.source())) {
                    violations.add(request + " follows, without an outcome, " + before);
                }
            }
            if (published.what() instanceof Outgoing.MessageChanged event && isOutcome(event)) {
                outstanding.remove(event.envelope().key());
            }
        }

        private boolean isAnswered(Outgoing.SendRequested request, Source next) {
            Integer result = results.get(new Attempt(request.message().id(), request.attempt()));
            return result != null && result <= places.get(next);
        }

        private boolean isOutcome(Outgoing.MessageChanged event) {
            Outgoing.SendRequested request = outstanding.get(event.envelope().key());
            Message message = event.message();
            return request != null
                    && request.message().id().equals(message.id())
                    && message.status() != Message.Status.QUEUED
                    && message.version() > request.message().version();
        }
    }
}
