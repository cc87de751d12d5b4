package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Party;
import io.deskstream.persistence.domain.Reaction;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.OnPlatform;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** However reactions and their message arrived: of each party the last one is there, and none that was taken back. */
public final class LatestReactionIsShown implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (OnPlatform message : history.neverErased()) {
            for (Message row : history.tables.messages(message.key.conversationId(), message.mid)) {
                if (!shown(row).equals(message.reactions)) {
                    violations.add(message + " is stored as " + row);
                }
            }
        }
        return violations;
    }

    private static Map<Party, String> shown(Message row) {
        Map<Party, String> shown = new EnumMap<>(Party.class);
        for (Reaction reaction : row.reactions()) {
            if (!reaction.emoji().isEmpty()) {
                shown.put(Party.valueOf(reaction.actor().toUpperCase(Locale.ROOT)), reaction.emoji());
            }
        }
        return shown;
    }
}
