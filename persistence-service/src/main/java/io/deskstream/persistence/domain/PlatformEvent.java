package io.deskstream.persistence.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of a webhook, read as far as the core needs it. Times are the platform's milliseconds, null where it tells none. */
public sealed interface PlatformEvent {

    @Nullable
    Long at();

    /**
     * What a message consists of; attachments have no ids yet.
     *
     * @param context what it refers to, as a JSON object
     * @param unsupported the platform cannot show it to others
     * @param raw the item, where there is more in it than was read
     */
    record Content(
            @Nullable String text,
            List<Attachment> attachments,
            @Nullable String replyToMid,
            @Nullable String context,
            boolean unsupported,
            @Nullable String raw) {

        public static Content ofText(@Nullable String text) {
            return new Content(text, List.of(), null, null, false, null);
        }

        public String kind() {
            if (unsupported) {
                return "unsupported";
            }
            if (text != null && !text.isEmpty()) {
                return "text";
            }
            return attachments.isEmpty() ? "other" : "attachment";
        }
    }

    record CustomerMessage(
            String mid, Content content, @Nullable Long at) implements PlatformEvent {}

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

    /**
     * A button that the customer pressed.
     *
     * @param context its payload and what led to it, as a JSON object
     */
    record Postback(
            @Nullable String mid,
            @Nullable String title,
            @Nullable String context,
            String item,
            @Nullable Long at) implements PlatformEvent {}

    record Unsent(String mid, Party by, @Nullable Long at) implements PlatformEvent {}

    /**
     * A message has another text.
     *
     * @param text null where the platform does not tell it
     * @param count how often it was edited so far; 0 where the platform does not count, or nothing was edited
     */
    record Edited(
            String mid,
            Party by,
            @Nullable String text,
            int count,
            @Nullable Long at) implements PlatformEvent {}

    /** @param emoji null where it was taken back */
    record Reacted(
            String mid,
            Party by,
            @Nullable String emoji,
            @Nullable Long at) implements PlatformEvent {}

    record Delivered(List<String> mids, @Nullable Long watermark) implements PlatformEvent {
        @Override
        public @Nullable Long at() {
            return watermark;
        }
    }

    record Read(@Nullable String mid, @Nullable Long watermark) implements PlatformEvent {
        @Override
        public @Nullable Long at() {
            return watermark;
        }
    }

    /**
     * Something that happened in the conversation and is no message: an opt-in, a referral, an order; also what is not known.
     *
     * @param kind as the message's row has it
     * @param text one line that an agent understands
     * @param opensWindow whether the platform lets the account write because of it
     * @param context what is to be seen of it, as a JSON object
     * @param item the whole item
     */
    record Activity(
            String kind,
            String text,
            boolean opensWindow,
            String context,
            String item,
            @Nullable Long at) implements PlatformEvent {}

    /**
     * Apps arrange who controls the thread.
     *
     * @param newOwner the app that controls it from now on; null where that does not change
     */
    record HandOver(@Nullable String newOwner, Activity activity) implements PlatformEvent {
        @Override
        public @Nullable Long at() {
            return activity.at();
        }
    }
}
