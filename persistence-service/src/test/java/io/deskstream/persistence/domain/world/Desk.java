package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Actor;
import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.ConversationCore;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Origin;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Content;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.domain.SendError;
import io.deskstream.persistence.domain.SendOutcome;
import io.deskstream.persistence.domain.Source;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One conversation, an input at a time, at times of the test's choosing. */
public final class Desk {

    public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    public static final Actor AGENT = new Actor(Actor.Kind.AGENT, "agent", "Agent");
    public static final SendError REASON = new SendError("some_reason", "for some reason", true);

    public final List<Outgoing> told = new ArrayList<>();
    private final Tables tables = new Tables();
    private final ConversationKey key;
    private Instant now = START;
    private long inputs;

    private Desk(ConversationKey key) {
        this.key = key;
    }

    /** With a customer's message, so that the conversation is there. */
    public static Desk of(String channel) {
        Desk desk = new Desk(new ConversationKey(channel, "page", "anna"));
        desk.platform(new PlatformEvent.CustomerMessage("in-0", text("hello"), START.toEpochMilli()));
        return desk;
    }

    public static Content text(String text) {
        return Content.ofText(text);
    }

    /** Seconds after the start. */
    public Desk at(int seconds) {
        now = START.plusSeconds(seconds);
        return this;
    }

    public Instant now() {
        return now;
    }

    public List<Outgoing> platform(PlatformEvent event) {
        return platform(event, Origin.DIRECT);
    }

    public List<Outgoing> platform(PlatformEvent event, Origin origin) {
        return decide(new Input.FromPlatform(header(), event, origin));
    }

    public List<Outgoing> echo(String mid, String text) {
        return platform(new PlatformEvent.Echo(mid, text(text), null, null, now.toEpochMilli()));
    }

    public List<Outgoing> echoOf(UUID message, String mid, String text) {
        return platform(new PlatformEvent.Echo(mid, text(text), message, null, now.toEpochMilli()));
    }

    public List<Outgoing> command(Command command) {
        return command(AGENT, command);
    }

    public List<Outgoing> command(Actor actor, Command command) {
        return command("command-" + inputs, actor, command);
    }

    public List<Outgoing> command(String commandId, Actor actor, Command command) {
        return decide(new Input.FromPerson(header(), commandId, actor, command));
    }

    public List<Outgoing> profile(String name) {
        return decide(new Input.ProfileFound(header(), name, null, null));
    }

    public List<Outgoing> reply(String clientId, String text) {
        return command(reply(clientId, text, null));
    }

    public static Command.Send reply(String clientId, String text, @Nullable UUID replyTo) {
        return new Command.Send(clientId, text, List.of(), List.of(), replyTo, false, null, null);
    }

    public List<Outgoing> wake() {
        return command(Actor.SYSTEM, new Command.Wake());
    }

    /** Of the newest request of the message with this seq. */
    public List<Outgoing> result(int seq, SendOutcome outcome) {
        Message message = message(seq);
        int attempt = requests().stream()
                .filter(request -> request.message().id().equals(message.id()))
                .toList()
                .getLast()
                .attempt();
        return resultOf(seq, attempt, outcome);
    }

    public List<Outgoing> resultOf(int seq, int attempt, SendOutcome outcome) {
        return decide(new Input.FromSender(header(), message(seq).id(), attempt, outcome));
    }

    public List<Outgoing.SendRequested> requests() {
        return told.stream()
                .filter(Outgoing.SendRequested.class::isInstance)
                .map(Outgoing.SendRequested.class::cast)
                .toList();
    }

    public long probes() {
        return told.stream().filter(Outgoing.ProbeRequested.class::isInstance).count();
    }

    public Conversation conversation() {
        return tables.conversation(key.conversationId());
    }

    public List<Message> messages() {
        return tables.messages(key.conversationId());
    }

    public Message message(int seq) {
        return messages().get(seq - 1);
    }

    private Input.Header header() {
        return new Input.Header(key, new Source("input", 0, inputs++), "test", now);
    }

    private List<Outgoing> decide(Input input) {
        Map<UUID, Rows> rows = tables.load(List.of(input));
        ConversationCore.Decision decision = ConversationCore.decide(rows, List.of(input));
        decision.failures().forEach(failure -> {
            throw failure.reason();
        });
        tables.store(rows.values());
        told.addAll(decision.outgoing());
        return decision.outgoing();
    }
}
