package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.ConversationCore;
import io.deskstream.persistence.domain.ConversationCore.Decision;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.domain.world.Action.Crash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
    private int[] stored = {0, 0, 0};
    private long storedRequestNo = 1;
    private List<Published> unpublished = List.of();
    private List<Published> lateCopies = List.of();
    private int swaps;

    /** A record on an input topic; it gets its time when it is read. */
    interface Unread {
        Input read(Source source, Instant now);
    }

    Engine(History history, Fault fault) {
        this.history = history;
        this.fault = fault;
    }

    void append(int topic, Unread unread) {
        topics.get(topic).add(unread);
    }

    boolean isIdle() {
        return stored[0] == topics.get(0).size()
                && stored[1] == topics.get(1).size()
                && stored[2] == topics.get(2).size();
    }

    void work(int[] most, Instant now, Crash crash) {
        List<Input> inputs = new ArrayList<>();
        int[] next = stored.clone();
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
        List<Input> seen = inputs.stream().filter(this::isSeen).toList();
        Map<UUID, Rows> rows = load(seen);
        Decision decision = ConversationCore.decide(rows, seen);
        List<Published> publications = new ArrayList<>();
        long requestNo = number(decision.outgoing(), publications);
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
        stored = next;
        storedRequestNo = requestNo;
        unpublished = publications;
        publish(publications, crash);
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

    private Map<UUID, Rows> load(List<Input> inputs) {
        Map<UUID, Rows> rows = new HashMap<>(history.tables.load(inputs));
        if (fault == Fault.SKIPS_THE_DEDUPE) {
            rows.replaceAll((id, of) -> new Rows(of.conversation(), List.of()));
        }
        return rows;
    }

    private long number(List<Outgoing> outgoing, List<Published> publications) {
        long requestNo = storedRequestNo;
        for (Outgoing what : outgoing) {
            boolean numbered = what instanceof Outgoing.SendRequested || what instanceof Outgoing.ProbeRequested;
            publications.add(new Published(what, numbered ? requestNo++ : 0));
        }
        return requestNo;
    }

    private void publish(List<Published> publications, Crash crash) {
        List<Published> all = planted(publications);
        if (fault == Fault.PUBLISHES_BEFORE_COMMIT) {
            return;
        }
        switch (crash) {
            case NONE, BEFORE_STORE -> history.log.addAll(all);
            case BEFORE_PUBLISH -> takeOver();
            case WHILE_PUBLISHING -> {
                history.log.addAll(all.subList(0, all.size() / 2));
                takeOver();
            }
            case LATE_COPIES -> {
                history.log.addAll(all.subList(0, all.size() / 2));
                List<Published> late = all.subList(all.size() / 2, all.size());
                takeOver();
                lateCopies = List.copyOf(late);
                return;
            }
        }
        history.log.addAll(lateCopies);
        lateCopies = List.of();
    }

    private void takeOver() {
        if (fault == Fault.FORGETS_THE_UNPUBLISHED) {
            return;
        }
        if (fault == Fault.NUMBERS_A_REQUEST_ANEW) {
            for (Published one : unpublished) {
                history.log.add(new Published(one.what(), one.requestNo() == 0 ? 0 : storedRequestNo++));
            }
            return;
        }
        history.log.addAll(unpublished);
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
