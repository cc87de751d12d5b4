package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.ConversationCore;
import io.deskstream.persistence.domain.ConversationCore.Decision;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Origin;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.PlantedBug;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.domain.world.Action.Crash;
import io.deskstream.persistence.recovery.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The input loop in memory: load, decide, store with the position, publish. It dies where it is told to; its heir publishes
 * again what was stored last and goes on from the stored position.
 */
final class Engine {

    private static final List<String> TOPICS = List.of("webhook-events", "conversation-commands", "send-results");

    private final List<List<Unread>> topics = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private final History history;
    private final Fault fault;
    private final List<Database> copies = new ArrayList<>(List.of(Database.empty()));
    private Database database = Database.empty();
    private long acknowledged;
    private List<Published> lateCopies = List.of();
    private int swaps;
    private int cuts;

    /** A record on an input topic; it gets its time when it is read. */
    interface Unread {
        Input read(Source source, Instant now);
    }

    Engine(History history, Fault fault) {
        this.history = history;
        this.fault = fault;
        history.tables = database.tables();
    }

    void append(int topic, Unread unread) {
        topics.get(topic).add(unread);
    }

    boolean isIdle() {
        List<Long> stored = database.position().nextOffsets();
        return stored.get(0) == topics.get(0).size()
                && stored.get(1) == topics.get(1).size()
                && stored.get(2) == topics.get(2).size();
    }

    void work(int[] most, Instant now, Crash crash) {
        List<Input> inputs = new ArrayList<>();
        int[] next = database.position().nextOffsets().stream()
                .mapToInt(Long::intValue)
                .toArray();
        for (int topic = 0; topic < 3; topic++) {
            int end = Math.min(next[topic] + most[topic], topics.get(topic).size());
            for (; next[topic] < end; next[topic]++) {
                inputs.add(topics.get(topic).get(next[topic]).read(new Source(TOPICS.get(topic), 0, next[topic]), now));
            }
        }
        if (!inputs.isEmpty()) {
            workBatch(inputs, next, now, crash);
        }
    }

    private void workBatch(List<Input> inputs, int[] next, Instant now, Crash crash) {
        List<Input> seen =
                inputs.stream().filter(this::isSeen).map(this::asBelieved).toList();
        Map<UUID, Rows> rows = load(seen);
        Decision decision = ConversationCore.decide(rows, seen);
        List<Published> told = new ArrayList<>();
        long requestNo = number(decision.outgoing(), told);
        Position position = new Position(
                Arrays.stream(next).mapToObj(offset -> (long) offset).toList(), requestNo);
        List<Published> publications = fault == Fault.PUBLISHES_REQUESTS_FIRST
                ? Batch.ended(told, position).stream()
                        .sorted(Comparator.comparing(one -> !one.isRequest()))
                        .toList()
                : Batch.ended(told, position);
        if (fault == Fault.PUBLISHES_BEFORE_COMMIT) {
            history.log.addAll(publications);
        }
        if (crash == Crash.BEFORE_STORE) {
            return;
        }
        Map<UUID, Instant> due = due(inputs, now);
        history.tables.store(rows.values());
        history.decided.addAll(inputs);
        history.failures.addAll(decision.failures());
        noteWoken(due, now);
        store(new Database(database.tables(), position, publications, acknowledged));
        publish(publications, crash, now);
        acknowledged = history.log.size();
    }

    private boolean isSeen(Input input) {
        int hash = input.header().source().hashCode();
        boolean wake = input instanceof Input.FromPerson person && person.command() instanceof Command.Wake;
        return switch (fault) {
            case DROPS_AN_INPUT -> Math.floorMod(hash, 10) != 0;
            case IGNORES_WAKES -> !wake;
            case IGNORES_RESULTS -> !(input instanceof Input.FromSender);
            default -> true;
        };
    }

    private Input asBelieved(Input input) {
        if (fault != Fault.BELIEVES_THE_LAST_TO_ARRIVE
                || !(input instanceof Input.FromPlatform(var header, PlatformEvent event, Origin origin))) {
            return input;
        }
        int arrived = (int) header.source().offset() + 1;
        PlatformEvent believed = switch (event) {
            case PlatformEvent.Edited e -> new PlatformEvent.Edited(e.mid(), e.by(), e.text(), arrived, e.at());
            case PlatformEvent.Reacted r -> new PlatformEvent.Reacted(r.mid(), r.by(), r.emoji(), (long) arrived);
            case PlatformEvent.HandOver h -> {
                PlatformEvent.Activity a = h.activity();
                yield new PlatformEvent.HandOver(
                        h.newOwner(),
                        new PlatformEvent.Activity(
                                a.kind(), a.text(), a.opensWindow(), a.context(), a.item(), (long) arrived));
            }
            default -> event;
        };
        return new Input.FromPlatform(header, believed, origin);
    }

    private Map<UUID, Rows> load(List<Input> inputs) {
        Map<UUID, Rows> rows =
                new HashMap<>(history.tables.as(PlantedBug.of(fault, inputs)).load(inputs));
        if (fault == Fault.SKIPS_THE_DEDUPE) {
            rows.replaceAll((id, of) -> new Rows(of.conversation(), List.of()));
        }
        return rows;
    }

    private long number(List<Outgoing> outgoing, List<Published> publications) {
        long requestNo = database.position().nextRequestNo();
        for (Outgoing what : outgoing) {
            boolean numbered = what instanceof Outgoing.SendRequested || what instanceof Outgoing.ProbeRequested;
            publications.add(new Published(what, numbered ? requestNo++ : 0));
        }
        return requestNo;
    }

    private void store(Database next) {
        if (fault == Fault.FORGETS_WHEN_IT_ERASED) {
            next.tables().forgetWhenErased();
        }
        database = next;
        history.tables = next.tables();
        history.position = next.position();
    }

    void copyDatabase() {
        copies.add(database.copy());
    }

    /** A copy is restored; whoever takes over finds it. */
    void loseDatabase(int which, Instant now) {
        history.databaseLost = true;
        store(copies.get(which % copies.size()).copy());
        takeOver(now);
        // A copy of what the log never told whole is of a past that did not happen.
        copies.removeIf(copy ->
                !copy.position().equals(history.position) && !copy.position().isBefore(history.position));
        List<Long> next = database.position().nextOffsets();
        history.decided.removeIf(input -> input.header().source().offset()
                >= next.get(TOPICS.indexOf(input.header().source().topic())));
        acknowledged = history.log.size();
    }

    private void publish(List<Published> publications, Crash crash, Instant now) {
        List<Published> all = planted(publications);
        if (fault == Fault.PUBLISHES_BEFORE_COMMIT) {
            return;
        }
        switch (crash) {
            case NONE, BEFORE_STORE -> history.log.addAll(all);
            case BEFORE_PUBLISH -> takeOver(now);
            case WHILE_PUBLISHING -> {
                history.log.addAll(all.subList(0, cut(all)));
                takeOver(now);
            }
            case LATE_COPIES -> {
                history.lateCopies = true;
                history.log.addAll(all.subList(0, all.size() / 2));
                List<Published> late = all.subList(all.size() / 2, all.size());
                takeOver(now);
                lateCopies = List.copyOf(late);
                return;
            }
            case DATABASE_IS_COPIED -> {
                copyDatabase();
                history.log.addAll(all);
            }
            case DATABASE_IS_LOST -> {
                history.log.addAll(all.subList(0, cut(all)));
                loseDatabase(all.size() + cuts, now);
            }
        }
        history.log.addAll(lateCopies);
        lateCopies = List.of();
    }

    /** Within the events, between events and requests, or after all. */
    private int cut(List<Published> all) {
        int events = (int) all.stream().filter(one -> !one.isRequest()).count();
        return switch ((all.size() + cuts++) % 3) {
            case 0 -> (events + 1) / 2;
            case 1 -> events;
            default -> all.size();
        };
    }

    private void takeOver(Instant now) {
        if (fault == Fault.FORGETS_THE_UNPUBLISHED) {
            return;
        }
        if (fault == Fault.NUMBERS_A_REQUEST_ANEW) {
            long next = database.position().nextRequestNo();
            for (Published one : database.unpublished()) {
                history.log.add(new Published(one.what(), one.requestNo() == 0 ? 0 : next++, one.position()));
            }
            Position position = database.position().withRequestNo(next);
            store(new Database(database.tables(), position, database.unpublished(), acknowledged));
            return;
        }
        Heir.Taken taken = Heir.take(history.log, database, now, fault);
        store(taken.database());
        history.tookBack |= taken.tookBack();
        history.log.addAll(taken.publishes());
    }

    private List<Published> planted(List<Published> publications) {
        List<Published> all = new ArrayList<>(publications);
        if (fault == Fault.SWAPS_TWO_EVENTS && all.size() > 1 && swaps++ % 5 == 0) {
            Collections.swap(all, 0, 1);
        }
        return all;
    }

    private Map<UUID, Instant> due(List<Input> inputs, Instant now) {
        Map<UUID, Instant> due = new HashMap<>();
        for (Input input : inputs) {
            UUID id = input.header().key().conversationId();
            Conversation conversation = history.tables.conversation(id);
            boolean wake = input instanceof Input.FromPerson person && person.command() instanceof Command.Wake;
            Instant at = conversation == null ? null : conversation.wakeAt();
            if (wake && at != null && !at.isAfter(now)) {
                due.put(id, at);
            }
        }
        return due;
    }

    private void noteWoken(Map<UUID, Instant> due, Instant now) {
        due.forEach((id, at) -> {
            Conversation conversation = history.tables.conversation(id);
            history.woken.add(new History.Woken(conversation.key(), now, at, conversation.wakeAt()));
        });
    }
}
