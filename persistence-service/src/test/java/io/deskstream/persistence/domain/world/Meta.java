package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Outgoing;
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

    record Webhook(ConversationKey key, PlatformEvent event) {}

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
        Webhook webhook = new Webhook(
                key,
                new PlatformEvent.CustomerMessage("in-" + mids++, new Content(text, List.of(), null), null, time(now)));
        told.add(webhook);
        return webhook;
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
        untold.add(new Webhook(
                key,
                new PlatformEvent.Echo(mid, new Content(text, List.of(), null), facebook ? metadata : null, null, at)));
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
    Webhook repeat(int which) {
        return told.isEmpty() ? null : told.get(which % told.size());
    }

    /** Its own clock: no two things at the same time. */
    private long time(Instant now) {
        lastTime = Math.max(lastTime + 1, now.toEpochMilli());
        return lastTime;
    }
}
