package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Input;
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

/**
 * A command that comes again, with fewer than fifty others of its conversation since, gets the same answer and changes
 * nothing. What was refused because there was no conversation yet is no answer to keep.
 */
public final class RepeatedCommandsGetTheSameAnswer implements Guarantee {

    private static final int REMEMBERED = 50;

    private record First(String answer, int place) {}

    @Override
    public List<String> violations(History history) {
        if (history.databaseLost) {
            return List.of();
        }
        Answers answers = new Answers(history);
        Set<Source> changes = changes(history);
        Map<ConversationKey, Integer> places = new HashMap<>();
        Map<String, First> firsts = new HashMap<>();
        List<String> violations = new ArrayList<>();
        for (Input.FromPerson command : answers.judged()) {
            int place = places.merge(command.header().key(), 1, Integer::sum);
            String answer = answers.to(command);
            First first = firsts.get(command.commandId());
            if (first == null || first.answer().equals("conversation_not_found")) {
                firsts.put(command.commandId(), new First(answer, place));
            } else if (place - first.place() < REMEMBERED) {
                if (!first.answer().equals(answer)) {
                    violations.add(command + " was answered " + first.answer() + ", then " + answer);
                }
                if (changes.contains(command.header().source())) {
                    violations.add(command + " came again and changed something");
                }
            }
        }
        return violations;
    }

    private static Set<Source> changes(History history) {
        Set<Source> changes = new HashSet<>();
        for (Published published : history.log) {
            switch (published.what()) {
                case Outgoing.MessageChanged e -> changes.add(e.source());
                case Outgoing.ConversationChanged e -> changes.add(e.source());
                case Outgoing.SendRequested e -> changes.add(e.source());
                case Outgoing.ProfileWanted e -> changes.add(e.source());
                case Outgoing.MessageErased e -> changes.add(e.source());
                case Outgoing.Rejected e -> {}
                case Outgoing.ProbeRequested e -> {}
            }
        }
        return changes;
    }
}
