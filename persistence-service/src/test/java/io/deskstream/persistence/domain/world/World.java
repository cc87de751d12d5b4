package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Actor;
import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.world.Action.Crash;
import io.deskstream.persistence.domain.world.Action.Fate;
import io.deskstream.persistence.domain.world.Agents.Written;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Agents, a sender, a platform, time and the engine between them. Deterministic: the same actions make the same history. */
public final class World {

    public static final List<ConversationKey> KEYS = List.of(
            new ConversationKey("facebook", "page", "anna"),
            new ConversationKey("instagram", "page", "bert"),
            new ConversationKey("facebook", "page", "cora"),
            new ConversationKey("instagram", "page", "dora"));

    private static final int WEBHOOKS = 0;
    private static final int COMMANDS = 1;
    private static final int RESULTS = 2;
    /** Seconds that it takes to restore a database. */
    private static final int RESTORING = 5;

    private static final int[] EVERYTHING = {1000, 1000, 1000};

    private final History history = new History();
    private final Meta meta = new Meta(history);
    private final Agents agents = new Agents(history);
    private final Engine engine;
    private final Sender sender;
    private final List<Engine.Unread> commands = new ArrayList<>();
    private final Map<String, Instant> wakesWritten = new HashMap<>();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    private World(Fault fault) {
        engine = new Engine(history, fault);
        sender = new Sender(history, meta, fault);
    }

    /** What the actions lead to, once all have behaved for a while in the end. */
    public static History after(List<Action> actions) {
        return after(actions, Fault.NONE);
    }

    public static History after(List<Action> actions, Fault fault) {
        return after(actions, fault, (action, history) -> {});
    }

    /** @param observer is told each action and the history with what followed from it */
    static History after(List<Action> actions, Fault fault, BiConsumer<String, History> observer) {
        World world = new World(fault);
        for (Action action : actions) {
            world.happen(action);
            observer.accept(action.toString(), world.history);
        }
        world.calmDown();
        observer.accept("all behave from here on", world.history);
        return world.history;
    }

    private void happen(Action action) {
        switch (action) {
            case Action.CustomerWrites a -> webhook(meta.customerWrites(key(a.conversation()), a.text(), now));
            case Action.PageWrites a -> meta.pageWrites(key(a.conversation()), a.text(), now);
            case Action.AgentSettles a -> {
                command(agents.write(a, now));
                engine.work(EVERYTHING, now, Crash.NONE);
            }
            case Action.OfAgent a -> command(agents.write(a, now));
            case Action.CommandRepeats a -> {
                if (!commands.isEmpty()) {
                    engine.append(COMMANDS, commands.get(a.command() % commands.size()));
                }
            }
            case Action.SenderTakesUp a -> sender.takeUp(a.fate(), now);
            case Action.ResultArrives a -> result(sender.arrive(a.which()));
            case Action.ResultRepeats a -> result(sender.repeat(a.which()));
            case Action.MetaTells a -> webhook(meta.tell(a.which()));
            case Action.MetaRepeats a -> webhook(meta.repeat(a.which()));
            case Action.CustomerReads a -> meta.customerReads(key(a.conversation()), now);
            case Action.CustomerWritesUntold a -> meta.customerWritesUntold(key(a.conversation()), a.text(), now);
            case Action.CustomerEdits a -> meta.customerEdits(key(a.conversation()), a.which(), a.text(), now);
            case Action.CustomerUnsends a -> meta.customerUnsends(key(a.conversation()), a.which(), now);
            case Action.Reacts a -> meta.reacts(key(a.conversation()), a.which(), a.party(), a.emoji(), now);
            case Action.HandsOver a -> meta.handsOver(key(a.conversation()), a.app(), now);
            case Action.MetaTellsOnStandby a -> webhook(meta.tellOnStandby(a.which()));
            case Action.TimePasses a -> timePasses(a.seconds());
            case Action.DatabaseIsCopied a -> engine.copyDatabase();
            case Action.DatabaseIsLost a -> engine.loseDatabase(a.which(), now);
            case Action.Works a -> {
                engine.work(new int[] {a.webhooks(), a.commands(), a.results()}, now, a.crash());
                if (a.crash() == Crash.DATABASE_IS_LOST) {
                    timePasses(RESTORING);
                }
            }
        }
    }

    private static ConversationKey key(int which) {
        return KEYS.get(which % KEYS.size());
    }

    private void command(@Nullable Written written) {
        if (written != null) {
            String id = "command-" + commands.size();
            Engine.Unread record = (source, at) -> new Input.FromPerson(
                    new Input.Header(written.key(), source, "command:" + id, at),
                    id,
                    written.actor(),
                    written.command());
            commands.add(record);
            engine.append(COMMANDS, record);
        }
    }

    private void webhook(Meta.@Nullable Webhook webhook) {
        if (webhook != null) {
            engine.append(
                    WEBHOOKS,
                    (source, at) -> new Input.FromPlatform(
                            new Input.Header(webhook.key(), source, "webhook:" + source.offset(), at),
                            webhook.event(),
                            webhook.origin()));
        }
    }

    private void result(Sender.@Nullable Result result) {
        if (result != null) {
            engine.append(
                    RESULTS,
                    (source, at) -> new Input.FromSender(
                            new Input.Header(result.key(), source, "send_result:" + source.offset(), at),
                            result.messageId(),
                            result.attempt(),
                            result.outcome()));
        }
    }

    /** The poller writes a wake for what is due, and again after 15 s. */
    private void timePasses(int seconds) {
        now = now.plusSeconds(seconds);
        wakesWritten.values().removeIf(at -> at.plusSeconds(15).isBefore(now));
        for (Conversation conversation : history.tables.conversations()) {
            Instant due = conversation.wakeAt();
            if (due != null
                    && !due.isAfter(now)
                    && wakesWritten.putIfAbsent(conversation.key() + " " + due, now) == null) {
                command(new Written(conversation.key(), Actor.SYSTEM, new Command.Wake()));
            }
        }
    }

    /** All behave: the sender sends, the platform tells everything, time passes. */
    private void calmDown() {
        for (int round = 0; round < 60; round++) {
            tellEverything();
            engine.work(EVERYTHING, now, Crash.NONE);
            while (sender.takeUp(Fate.SENT, now)) {
                tellEverything();
                engine.work(EVERYTHING, now, Crash.NONE);
            }
            timePasses(20);
        }
        engine.work(EVERYTHING, now, Crash.NONE);
        history.calm = engine.isIdle();
    }

    private void tellEverything() {
        for (Sender.Result next = sender.arrive(0); next != null; next = sender.arrive(0)) {
            result(next);
        }
        for (Meta.Webhook next = meta.tell(0); next != null; next = meta.tell(0)) {
            webhook(next);
        }
    }
}
