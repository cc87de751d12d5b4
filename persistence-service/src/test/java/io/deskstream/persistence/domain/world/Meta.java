package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Origin;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Party;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Content;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The platform: names messages, keeps their times, and has webhooks to deliver in whatever order. */
final class Meta {

    record Webhook(ConversationKey key, PlatformEvent event, Origin origin) {

        Webhook(ConversationKey key, PlatformEvent event) {
            this(key, event, Origin.DIRECT);
        }
    }

    private final History history;
    private final Map<ConversationKey, String> newestOutbound = new HashMap<>();
    private final List<Webhook> untold = new ArrayList<>();
    private final List<Webhook> told = new ArrayList<>();
    private long lastTime;
    private int mids;

    Meta(History history) {
        this.history = history;
    }

    Webhook customerWrites(ConversationKey key, String text, Instant now) {
        Webhook webhook = customersMessage(key, text, now);
        told.add(webhook);
        return webhook;
    }

    void customerWritesUntold(ConversationKey key, String text, Instant now) {
        untold.add(customersMessage(key, text, now));
    }

    private Webhook customersMessage(ConversationKey key, String text, Instant now) {
        String mid = "in-" + mids++;
        history.onPlatform.add(new OnPlatform(key, mid, text));
        return new Webhook(key, new PlatformEvent.CustomerMessage(mid, Content.ofText(text), time(now)));
    }

    void customerEdits(ConversationKey key, int which, String text, Instant now) {
        OnPlatform message = choose(key, which, true);
        if (message != null) {
            message.edit(text);
            untold.add(new Webhook(
                    key, new PlatformEvent.Edited(message.mid, Party.CUSTOMER, text, message.edits, time(now))));
        }
    }

    void customerUnsends(ConversationKey key, int which, Instant now) {
        OnPlatform message = choose(key, which, true);
        if (message != null) {
            message.unsend();
            untold.add(new Webhook(key, new PlatformEvent.Unsent(message.mid, Party.CUSTOMER, time(now))));
        }
    }

    void reacts(ConversationKey key, int which, Party party, @Nullable String emoji, Instant now) {
        OnPlatform message = choose(key, which, false);
        if (message != null) {
            message.react(party, emoji);
            untold.add(new Webhook(key, new PlatformEvent.Reacted(message.mid, party, emoji, time(now))));
        }
    }

    void handsOver(ConversationKey key, int app, Instant now) {
        long at = time(now);
        PlatformEvent.Activity activity =
                new PlatformEvent.Activity("handover", "to " + app, false, "{}", "{\"timestamp\":" + at + "}", at);
        untold.add(new Webhook(key, new PlatformEvent.HandOver("app-" + app, activity)));
    }

    /** One that both parties still see. */
    private @Nullable OnPlatform choose(ConversationKey key, int which, boolean ofCustomer) {
        List<OnPlatform> seen = history.onPlatform.stream()
                .filter(message -> message.key.equals(key) && !message.unsent)
                .filter(message -> !ofCustomer || message.mid.startsWith("in-"))
                .toList();
        return seen.isEmpty() ? null : seen.get(which % seen.size());
    }

    void pageWrites(ConversationKey key, String text, Instant now) {
        history.written.add(new History.Written(key, text));
        leaves(key, text, null, now);
    }

    /** The Send API: the message leaves, its echo and delivery will be told. */
    String call(Outgoing.SendRequested request, Instant now) {
        String mid = leaves(
                request.key(), request.message().text(), request.message().id(), now);
        history.left.add(new History.Left(
                request.key(),
                request.message().id(),
                request.attempt(),
                mid,
                request.message().text()));
        return mid;
    }

    private String leaves(ConversationKey key, @Nullable String text, @Nullable UUID metadata, Instant now) {
        String mid = "out-" + mids++;
        long at = time(now);
        boolean facebook = key.channel().equals("facebook");
        newestOutbound.put(key, mid);
        history.onPlatform.add(new OnPlatform(key, mid, text));
        untold.add(new Webhook(
                key, new PlatformEvent.Echo(mid, Content.ofText(text), facebook ? metadata : null, null, at)));
        if (facebook) {
            untold.add(new Webhook(key, new PlatformEvent.Delivered(List.of(mid), at)));
        }
        return mid;
    }

    void customerReads(ConversationKey key, Instant now) {
        String mid = newestOutbound.get(key);
        if (mid == null) {
            return;
        }
        untold.add(new Webhook(
                key,
                key.channel().equals("facebook")
                        ? new PlatformEvent.Read(null, time(now))
                        : new PlatformEvent.Read(mid, null)));
    }

    @Nullable
    Webhook tell(int which) {
        if (untold.isEmpty()) {
            return null;
        }
        Webhook webhook = untold.remove(which % untold.size());
        told.add(webhook);
        return webhook;
    }

    @Nullable
    Webhook tellOnStandby(int which) {
        Webhook again = repeat(which);
        return again == null || !(again.event() instanceof PlatformEvent.CustomerMessage)
                ? null
                : new Webhook(again.key(), again.event(), Origin.STANDBY);
    }

    @Nullable
    Webhook repeat(int which) {
        return told.isEmpty() ? null : told.get(which % told.size());
    }

    /** Its own clock: no two things at the same time. */
    private long time(Instant now) {
        lastTime = Math.max(lastTime + 1, now.toEpochMilli());
        return lastTime;
    }
}
