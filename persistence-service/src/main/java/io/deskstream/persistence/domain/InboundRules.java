package io.deskstream.persistence.domain;

import io.deskstream.schemas.ids.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes from the customer, and what is kept without being read further. */
final class InboundRules {

    private InboundRules() {}

    static void customerMessage(Step step, PlatformEvent.CustomerMessage event) {
        UUID id = MessageId.ofPlatform(step.conversation.id, event.mid());
        if (step.message(id) != null || step.messageByMid(event.mid()) != null) {
            return;
        }
        Message.Draft message = inbound(step, id, event.at());
        message.platformMessageId = event.mid();
        message.raw = event.raw();
        fill(step, message, event.content());
        fromCustomer(step, event.at());
        step.create(message);
    }

    static void postback(Step step, PlatformEvent.Postback event) {
        UUID id = event.mid() == null
                ? MessageId.ofItem(step.conversation.id, event.item())
                : MessageId.ofPlatform(step.conversation.id, event.mid());
        if (step.message(id) != null) {
            return;
        }
        Message.Draft message = inbound(step, id, event.at());
        message.platformMessageId = event.mid();
        message.kind = "postback";
        message.text = event.title();
        message.raw = event.item();
        fromCustomer(step, event.at());
        step.create(message);
    }

    static void other(Step step, PlatformEvent.Other event) {
        UUID id = MessageId.ofItem(step.conversation.id, event.item());
        if (step.message(id) != null) {
            return;
        }
        Message.Draft message = new Message.Draft(step.conversation.id, id);
        message.text = event.name();
        message.raw = event.item();
        message.sentAt = time(event.at());
        step.create(message);
    }

    /** Text, attachments with their ids, the answered message, and the kind that follows from them. */
    static void fill(Step step, Message.Draft message, PlatformEvent.Content content) {
        message.text = content.text();
        message.attachments = withIds(message.id, content.attachments());
        message.replyTo = answered(step, content.replyToMid());
        if (content.text() != null && !content.text().isEmpty()) {
            message.kind = "text";
        } else if (!content.attachments().isEmpty()) {
            message.kind = "attachment";
        }
    }

    private static Message.Draft inbound(Step step, UUID id, @Nullable Long at) {
        Message.Draft message = new Message.Draft(step.conversation.id, id);
        message.direction = Message.Direction.INBOUND;
        message.author = Actor.customer(step.conversation);
        message.sentAt = at == null ? step.now : Instant.ofEpochMilli(at);
        return message;
    }

    /** Opens the reply window, and the conversation if it was put aside. */
    private static void fromCustomer(Step step, @Nullable Long at) {
        Conversation.Draft conversation = step.conversation;
        Instant ends = (at == null ? step.now : Instant.ofEpochMilli(at)).plus(Timers.REPLY_WINDOW);
        if (conversation.replyWindowEndsAt == null || ends.isAfter(conversation.replyWindowEndsAt)) {
            conversation.replyWindowEndsAt = ends;
        }
        if (conversation.status == ConversationStatus.RESOLVED || conversation.status == ConversationStatus.SNOOZED) {
            conversation.status = ConversationStatus.OPEN;
            conversation.snoozedUntil = null;
        }
    }

    private static List<Attachment> withIds(UUID messageId, List<Attachment> attachments) {
        List<Attachment> named = new ArrayList<>(attachments.size());
        for (Attachment a : attachments) {
            UUID id = MessageId.ofAttachment(messageId, named.size());
            named.add(new Attachment(id, a.kind(), a.url(), a.name(), a.mimeType(), a.size(), a.payload()));
        }
        return List.copyOf(named);
    }

    private static @Nullable UUID answered(Step step, @Nullable String mid) {
        if (mid == null) {
            return null;
        }
        Message answered = step.messageByMid(mid);
        return answered == null ? MessageId.ofPlatform(step.conversation.id, mid) : answered.id();
    }

    private static @Nullable Instant time(@Nullable Long at) {
        return at == null ? null : Instant.ofEpochMilli(at);
    }
}
