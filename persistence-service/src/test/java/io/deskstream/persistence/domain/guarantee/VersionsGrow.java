package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** By first occurrence on the log, each event of a conversation has a greater version than the one before. */
public final class VersionsGrow implements Guarantee {

    private record Event(UUID conversation, UUID id, long version) {}

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        Set<Event> seen = new HashSet<>();
        Map<UUID, Long> last = new HashMap<>();
        for (Published published : history.log) {
            Published.Image image = published.image();
            if (image != null && seen.add(new Event(image.conversation(), image.id(), image.version()))) {
                long before = last.getOrDefault(image.conversation(), 0L);
                if (image.version() <= before) {
                    violations.add("version " + image.version() + " of " + image.id() + " follows " + before);
                }
                last.put(image.conversation(), image.version());
            }
        }
        return violations;
    }
}
