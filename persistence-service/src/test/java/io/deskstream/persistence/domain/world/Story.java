package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Counters;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Pending;
import io.deskstream.schemas.ids.ConversationKey;
import java.util.List;

/** A history for a person to read: each action, and under it what followed from it. */
public final class Story {

    private final StringBuilder text = new StringBuilder("\n");
    private int actions;
    private int told;
    private int left;

    private Story() {}

    public static String of(List<Action> actions, Fault fault) {
        Story story = new Story();
        World.after(actions, fault, story::tell);
        return story.text.toString();
    }

    private void tell(String action, History history) {
        text.append("%3d  %s%n".formatted(++actions, action));
        for (; told < history.log.size(); told++) {
            line(describe(history.log.get(told)));
        }
        for (; left < history.left.size(); left++) {
            History.Left one = history.left.get(left);
            line("the platform has %s of %s as %s: “%s”"
                    .formatted(name(one.messageId()), who(one.key()), one.mid(), one.text()));
        }
    }

    private void line(String line) {
        text.append("       → ").append(line).append('\n');
    }

    private static String describe(Published published) {
        return switch (published.what()) {
            case Outgoing.MessageChanged e ->
                "%s v%d: message %s %s"
                        .formatted(
                                who(e.envelope().key()),
                                e.envelope().version(),
                                e.created() ? "created" : "changed",
                                describe(e.message()));
            case Outgoing.ConversationChanged e ->
                "%s v%d: %s".formatted(who(e.envelope().key()), e.envelope().version(), describe(e.conversation()));
            case Outgoing.MessageErased e -> "a tombstone for %s".formatted(name(e.messageId()));
            case Outgoing.Rejected e ->
                "%s: %s rejected as %s".formatted(who(e.envelope().key()), e.commandId(), e.code());
            case Outgoing.SendRequested e ->
                "%s: request %d to send %s, attempt %d"
                        .formatted(
                                who(e.key()),
                                published.requestNo(),
                                name(e.message().id()),
                                e.attempt());
            case Outgoing.ProbeRequested e ->
                "%s: request %d probes %s, attempt %d"
                        .formatted(who(e.key()), published.requestNo(), name(e.messageId()), e.attempt());
            case Outgoing.ProfileWanted e -> "%s: a profile is wanted".formatted(who(e.key()));
        };
    }

    private static String describe(Message m) {
        return "#%d %s %s %s “%s” %s mid=%s"
                .formatted(m.seq(), name(m.id()), m.direction(), m.kind(), m.text(), m.status(), m.platformMessageId());
    }

    private static String describe(Conversation c) {
        Counters counters = c.counters();
        return "%s, last #%d, %d unread, delivered %d, read %d%s"
                .formatted(
                        c.status(),
                        counters.lastSeq(),
                        counters.unreadCount(),
                        counters.deliveredUpToSeq(),
                        counters.readUpToSeq(),
                        waiting(c.pending()));
    }

    private static String waiting(Pending pending) {
        StringBuilder waiting = new StringBuilder();
        pending.sends()
                .forEach(send -> waiting.append("; ")
                        .append(name(send.messageId()))
                        .append(' ')
                        .append(send.phase()));
        pending.heldEchoes()
                .forEach(held ->
                        waiting.append("; echo ").append(held.echo().mid()).append(" held"));
        return waiting.toString();
    }

    private static String who(ConversationKey key) {
        return key.participantId() + " (" + key.channel() + ")";
    }

    private static String name(Object id) {
        return id.toString().substring(0, 8);
    }
}
