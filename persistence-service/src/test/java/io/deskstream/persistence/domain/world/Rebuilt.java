package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.recovery.LoggedImage;
import io.deskstream.persistence.recovery.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tables made from the log alone. */
public record Rebuilt(Tables tables, Position position) {

    public static Rebuilt from(List<Published> log) {
        Database database = Heir.take(log, Database.empty(), Instant.EPOCH, Fault.KEEPS_LOST_VERSIONS)
                .database();
        return new Rebuilt(database.tables(), database.position());
    }

    /** What the cleaner leaves: of each row the last record; tombstones are dropped in the end. */
    public static List<Published> compacted(List<Published> log, boolean withoutTombstones) {
        Map<UUID, Integer> last = new LinkedHashMap<>();
        for (int i = 0; i < log.size(); i++) {
            LoggedImage image = log.get(i).logged();
            if (image != null) {
                last.put(image.id(), i);
            }
        }
        List<Published> left = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            LoggedImage image = log.get(i).logged();
            boolean dropped = withoutTombstones && image instanceof LoggedImage.MessageErased;
            if (image != null && !dropped && last.get(image.id()) == i) {
                left.add(log.get(i));
            }
        }
        return left;
    }
}
