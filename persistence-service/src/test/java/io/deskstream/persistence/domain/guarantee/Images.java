package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The images of every message, once each, by version. */
final class Images {

    private Images() {}

    static Collection<Collection<Outgoing.MessageChanged>> byMessage(History history) {
        Map<UUID, Map<Long, Outgoing.MessageChanged>> images = new LinkedHashMap<>();
        for (Published published : history.log) {
            if (published.what() instanceof Outgoing.MessageChanged image) {
                Message message = image.message();
                images.computeIfAbsent(message.id(), id -> new TreeMap<>()).putIfAbsent(message.version(), image);
            }
        }
        return images.values().stream().map(Map::values).toList();
    }
}
