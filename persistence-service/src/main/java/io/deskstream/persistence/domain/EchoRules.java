package io.deskstream.persistence.domain;

import io.deskstream.persistence.domain.Pending.HeldEcho;
import io.deskstream.persistence.domain.Pending.Phase;
import io.deskstream.persistence.domain.Pending.Send;
import io.deskstream.schemas.ids.MessageId;
import io.deskstream.schemas.ids.PlatformApps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages that left the account: ours come back by metadata, mid or text; the others are the page's or another app's. */
final class EchoRules {

    private static final int MOST_HELD = 50;

    /** The platform's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    /** A request expires after 5 minutes, its call ends 30 s later; the platform's clock may be ahead of ours. */
    private static final Duration LATEST = Duration.ofMinutes(8);

    private EchoRules() {}

    static void echo(Step step, PlatformEvent.Echo echo) {
        Message known = step.messageByMid(echo.mid());
        Message ours = known != null ? known : sendOf(step, echo);
        if (ours != null && ours.direction() == Message.Direction.OUTBOUND) {
            SendRules.sent(step, ours, echo.mid(), echo.at());
        } else if (ours == null && !claimByText(step, echo)) {
            holdOrRelease(step, echo);
        }
    }

    /** The held echo of this mid, taken out: a send's answer names it. */
    static @Nullable HeldEcho takeHeld(Step step, @Nullable String mid) {
        List<HeldEcho> held = step.conversation.pending.heldEchoes;
        for (HeldEcho entry : held) {
            if (entry.echo().mid().equals(mid)) {
                held.remove(entry);
                return entry;
            }
        }
        return null;
    }

    /** A send has an outcome: one of the held echoes may be another one that is unknown. */
    static void claimHeldByText(Step step) {
        for (HeldEcho entry : List.copyOf(step.conversation.pending.heldEchoes)) {
            if (step.conversation.pending.heldEchoes.contains(entry) && claimByText(step, entry.echo())) {
                step.conversation.pending.heldEchoes.remove(entry);
            }
        }
    }

    /** Shows as somebody else's what can be nobody's send any more; what can be one in flight is held on. */
    static void release(Step step) {
        boolean unsettled = unsettled(step);
        List<HeldEcho> held = step.conversation.pending.heldEchoes;
        List<HeldEcho> due = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            HeldEcho entry = held.get(i);
            boolean old = !entry.heldSince().plus(Timers.ECHO_HELD).isAfter(step.now);
            if (old && couldBeInFlight(step, entry.echo())) {
                held.set(i, entry.again(step.now));
            } else if (old || !unsettled) {
                due.add(entry);
            }
        }
        held.removeAll(due);
        due.forEach(entry -> createAsForeign(step, entry.echo(), entry.backfilled()));
    }

    /** The message that our metadata names; one with another mid left a second time, and this is not its echo. */
    private static @Nullable Message sendOf(Step step, PlatformEvent.Echo echo) {
        Message message = echo.sendOf() == null ? null : step.message(echo.sendOf());
        return message != null && message.platformMessageId() == null ? message : null;
    }

    /** Facebook's echoes of ours carry our metadata. */
    private static boolean claimByText(Step step, PlatformEvent.Echo echo) {
        if (step.conversation.key.channel().equals("facebook") || couldBeInFlight(step, echo)) {
            return false;
        }
        for (Send send : List.copyOf(step.conversation.pending.sends)) {
            Message message = step.message(send.messageId());
            boolean open = send.phase() == Phase.UNKNOWN || send.phase() == Phase.SETTLED;
            if (open && message != null && couldBe(echo, send, message)) {
                SendRules.sent(step, message, echo.mid(), echo.at());
                return true;
            }
        }
        return false;
    }

    /** Then its answer will tell by the mid. */
    private static boolean couldBeInFlight(Step step, PlatformEvent.Echo echo) {
        for (Send send : step.conversation.pending.sends) {
            Message message = step.message(send.messageId());
            if (send.inFlight() && message != null && couldBe(echo, send, message)) {
                return true;
            }
        }
        return false;
    }

    private static boolean couldBe(PlatformEvent.Echo echo, Send send, Message message) {
        String text = message.text();
        Instant issuedAt = send.issuedAt();
        if (text == null || !text.equals(echo.content().text()) || echo.at() == null || issuedAt == null) {
            return false;
        }
        Instant at = Instant.ofEpochMilli(echo.at());
        return !at.isBefore(issuedAt.minus(CLOCK_SKEW)) && !at.isAfter(issuedAt.plus(LATEST));
    }

    private static void holdOrRelease(Step step, PlatformEvent.Echo echo) {
        List<HeldEcho> held = step.conversation.pending.heldEchoes;
        if (held.stream().anyMatch(entry -> entry.echo().mid().equals(echo.mid()))) {
            return;
        }
        boolean backfilled = step.origin == Origin.BACKFILL;
        if (!unsettled(step)) {
            createAsForeign(step, echo, backfilled);
            return;
        }
        held.add(new HeldEcho(echo, step.now, step.header.source(), step.header.cause(), backfilled));
        if (held.size() > MOST_HELD) {
            HeldEcho oldest = held.removeFirst();
            createAsForeign(step, oldest.echo(), oldest.backfilled());
        }
    }

    private static boolean unsettled(Step step) {
        return step.conversation.pending.sends.stream().anyMatch(Send::awaitsOutcome);
    }

    private static void createAsForeign(Step step, PlatformEvent.Echo echo, boolean backfilled) {
        UUID id = MessageId.ofPlatform(step.conversation.id, echo.mid());
        if (step.message(id) != null) {
            return;
        }
        Message.Draft message = new Message.Draft(step.conversation.id, id);
        message.direction = Message.Direction.OUTBOUND;
        message.status = Message.Status.SENT;
        message.author = author(echo);
        message.platformMessageId = echo.mid();
        message.sentAt = echo.at() == null ? step.now : Instant.ofEpochMilli(echo.at());
        message.backfilled = backfilled;
        InboundRules.fill(step, message, echo.content());
        step.create(message);
        SendRules.replied(step, message.seq, message.author);
        ReceiptRules.await(step, message.build(), echo.mid(), message.sentAt.toEpochMilli());
    }

    private static Actor author(PlatformEvent.Echo echo) {
        String app = echo.appId();
        return app == null || PlatformApps.name(app) != null
                ? new Actor(Actor.Kind.PAGE, "", "")
                : new Actor(Actor.Kind.APP, app, "");
    }
}
