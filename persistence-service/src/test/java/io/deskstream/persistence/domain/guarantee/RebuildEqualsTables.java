package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import io.deskstream.persistence.domain.world.Rebuilt;
import io.deskstream.persistence.domain.world.Tables;
import java.util.ArrayList;
import java.util.List;

/** Who reads the log from its beginning has the tables row for row, and their position; also after compaction. */
public final class RebuildEqualsTables implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>(differences("rebuilt", history, history.log));
        if (!history.lateCopies) {
            violations.addAll(differences("after compaction", history, Rebuilt.compacted(history.log, false)));
            violations.addAll(differences("without tombstones", history, Rebuilt.compacted(history.log, true)));
        }
        return violations;
    }

    private static List<String> differences(String how, History history, List<Published> log) {
        Rebuilt rebuilt = Rebuilt.from(log);
        List<String> differences = new ArrayList<>();
        if (history.position.isBefore(rebuilt.position())
                || history.position.nextRequestNo() != rebuilt.position().nextRequestNo()) {
            differences.add(
                    how + ": stands at " + rebuilt.position().text() + ", the tables at " + history.position.text());
        }
        if (!ids(rebuilt.tables()).equals(ids(history.tables))) {
            differences.add(how + ": has " + ids(rebuilt.tables()) + ", the tables " + ids(history.tables));
        }
        for (Conversation conversation : history.tables.conversations()) {
            Conversation other = rebuilt.tables().conversation(conversation.id());
            if (!conversation.equals(other)) {
                differences.add(how + ": has " + other + ", the tables " + conversation);
            }
            if (!rebuilt.tables().messages(conversation.id()).equals(history.tables.messages(conversation.id()))) {
                differences.add(how + ": has " + rebuilt.tables().messages(conversation.id()) + ", the tables "
                        + history.tables.messages(conversation.id()));
            }
        }
        return differences;
    }

    private static List<String> ids(Tables tables) {
        return tables.conversations().stream()
                .map(conversation -> conversation.key().toString())
                .toList();
    }
}
