package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import io.deskstream.persistence.domain.world.Replay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The same inputs in the same order give the same rows and events, however they are cut into batches; conversation images
 * may be missing where a later one of the batch stands for them.
 */
public final class SameInputsSameResult implements Guarantee {

    private record Event(UUID id, long version) {}

    @Override
    public List<String> violations(History history) {
        if (history.databaseLost) {
            return List.of(); // versions were raised, requests not told
        }
        History one = Replay.of(history.decided, 1, 1);
        History many = Replay.of(history.decided, 1000, 1);
        History random = Replay.of(history.decided, 7, 2);
        List<String> violations = new ArrayList<>();
        compare("one by one", one, history, violations);
        compare("all at once", one, many, violations);
        compare("in other batches", one, random, violations);
        return violations;
    }

    /** @param whole decided one by one, so that it has every image */
    private static void compare(String how, History whole, History other, List<String> violations) {
        for (Conversation conversation : whole.tables.conversations()) {
            if (!conversation.equals(other.tables.conversation(conversation.id()))) {
                violations.add(how + ": " + conversation + " became " + other.tables.conversation(conversation.id()));
            }
            if (!whole.tables.messages(conversation.id()).equals(other.tables.messages(conversation.id()))) {
                violations.add(how + ": the messages of " + conversation.key() + " differ");
            }
        }
        compareEvents(how, images(whole), images(other), violations);
        if (!requests(whole).equals(requests(other))) {
            violations.add(how + ": requests differ: " + requests(whole) + " and " + requests(other));
        }
    }

    private static void compareEvents(
            String how, Map<Event, Record> whole, Map<Event, Record> other, List<String> violations) {
        whole.forEach((event, row) -> {
            Record there = other.get(event);
            if (there == null && !(row instanceof Conversation)) {
                violations.add(how + ": " + event + " is missing");
            } else if (there != null && !there.equals(row)) {
                violations.add(how + ": " + event + " was " + row + " and is " + there);
            }
        });
        other.keySet().stream()
                .filter(event -> !whole.containsKey(event))
                .forEach(event -> violations.add(how + ": " + event + " is new"));
    }

    private static Map<Event, Record> images(History history) {
        Map<Event, Record> images = new LinkedHashMap<>();
        for (Published published : history.log) {
            Published.Image image = published.image();
            if (image != null) {
                images.putIfAbsent(new Event(image.id(), image.version()), image.row());
            }
        }
        return images;
    }

    /** With their numbers: a copy has the same. */
    private static Map<Long, Object> requests(History history) {
        Map<Long, Object> requests = new LinkedHashMap<>();
        for (Published published : history.log) {
            if (published.requestNo() > 0) {
                requests.putIfAbsent(published.requestNo(), published.what());
            }
        }
        return requests;
    }
}
