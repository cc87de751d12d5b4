package io.deskstream.persistence.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of a webhook, read as far as the core needs it. Times are the platform's milliseconds, null where it tells none. */
public sealed interface PlatformEvent {

    /** What a message consists of; attachments have no ids yet. */
    record Content(
            @Nullable String text,
            List<Attachment> attachments,
            @Nullable String replyToMid) {}

    record CustomerMessage(
            String mid,
            Content content,
            @Nullable String raw,
            @Nullable Long at) implements PlatformEvent {}

    /**
     * A message that left the account, by whoever.
     *
     * @param sendOf the message that our metadata names
     */
    record Echo(
            String mid,
            Content content,
            @Nullable UUID sendOf,
            @Nullable String appId,
            @Nullable Long at) implements PlatformEvent {}

    record Postback(
            @Nullable String mid,
            @Nullable String title,
            String item,
            @Nullable Long at) implements PlatformEvent {}

    record Delivered(List<String> mids, @Nullable Long watermark) implements PlatformEvent {}

    record Read(@Nullable String mid, @Nullable Long watermark) implements PlatformEvent {}

    /**
     * A kind that is not read further: kept with its JSON, seen by agents.
     *
     * @param name what the platform calls it: reaction, optin, pass_thread_control, ...
     */
    record Other(String name, String item, @Nullable Long at) implements PlatformEvent {}
}
