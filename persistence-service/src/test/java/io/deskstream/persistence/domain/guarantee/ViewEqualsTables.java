package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import io.deskstream.persistence.recovery.LoggedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Who applies the published images, greater versions only, has the tables row for row, in whatever order they come (but for tombstones). */
public final class ViewEqualsTables implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<LoggedImage> images = new ArrayList<>();
        for (Published published : history.log) {
            LoggedImage image = published.logged();
            if (image != null) {
                images.add(image);
            }
        }
        Map<UUID, Record> tables = tables(history);
        List<String> violations = new ArrayList<>(differences("in order", view(images), tables));
        if (images.stream().noneMatch(LoggedImage.MessageErased.class::isInstance)) {
            Collections.shuffle(images, new Random(images.size()));
            violations.addAll(differences("shuffled", view(images), tables));
        }
        return violations;
    }

    private static Map<UUID, Record> view(List<LoggedImage> images) {
        Map<UUID, Record> view = new TreeMap<>();
        for (LoggedImage image : images) {
            switch (image) {
                case LoggedImage.OfMessage(var key, Message message) ->
                    view.merge(message.id(), message, (a, b) -> message.version() > ((Message) a).version() ? b : a);
                case LoggedImage.OfConversation(Conversation conversation) ->
                    view.merge(
                            conversation.id(),
                            conversation,
                            (a, b) -> conversation.version() > ((Conversation) a).version() ? b : a);
                case LoggedImage.MessageErased tombstone -> view.remove(tombstone.id());
            }
        }
        return view;
    }

    private static Map<UUID, Record> tables(History history) {
        Map<UUID, Record> rows = new TreeMap<>();
        for (Conversation conversation : history.tables.conversations()) {
            rows.put(conversation.id(), conversation);
            for (Message message : history.tables.messages(conversation.id())) {
                rows.put(message.id(), message);
            }
        }
        return rows;
    }

    private static List<String> differences(String order, Map<UUID, Record> view, Map<UUID, Record> tables) {
        List<String> differences = new ArrayList<>();
        if (!view.keySet().equals(tables.keySet())) {
            differences.add(order + ": the view has " + view.size() + " rows, the tables " + tables.size());
        }
        view.forEach((id, row) -> {
            if (!row.equals(tables.get(id))) {
                differences.add(order + ": the view has " + row + ", the tables " + tables.get(id));
            }
        });
        return differences;
    }
}
