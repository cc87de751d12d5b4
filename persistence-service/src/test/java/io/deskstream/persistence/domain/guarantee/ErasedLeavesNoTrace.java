package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Of what the platform told of the time before an erasure there is no row, whenever it came. */
public final class ErasedLeavesNoTrace implements Guarantee {

    @Override
    public List<String> violations(History history) {
        Map<UUID, Instant> erased = erasures(history);
        List<String> violations = new ArrayList<>();
        for (Input input : history.decided) {
            Instant at = erased.get(input.header().key().conversationId());
            if (at != null
                    && input instanceof Input.FromPlatform(var header, PlatformEvent.CustomerMessage told, var origin)
                    && told.at() != null
                    && told.at() <= at.toEpochMilli()) {
                for (Message message : history.tables.messages(header.key().conversationId(), told.mid())) {
                    violations.add("was erased: " + message);
                }
            }
        }
        return violations;
    }

    /** The newest of each conversation, by the tombstones: what the tables say of it may be wrong. */
    private static Map<UUID, Instant> erasures(History history) {
        Set<Source> erasing = new HashSet<>();
        for (Published published : history.log) {
            if (published.what() instanceof Outgoing.MessageErased tombstone) {
                erasing.add(tombstone.source());
            }
        }
        Map<UUID, Instant> erased = new HashMap<>();
        for (Input input : history.decided) {
            if (input instanceof Input.FromPerson person
                    && person.command() instanceof Command.Erase
                    && erasing.contains(person.header().source())) {
                erased.put(
                        person.header().key().conversationId(), person.header().now());
            }
        }
        return erased;
    }
}
