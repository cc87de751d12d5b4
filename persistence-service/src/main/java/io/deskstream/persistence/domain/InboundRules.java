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
        HandOverRules.heard(step, event.at());
        UUID id = MessageId.ofPlatform(step.conversation.id, event.mid());
        if (step.message(id) != null || step.messageByMid(event.mid()) != null) {
            return;
        }
        Message.Draft message = fromCustomer(step, id, event.at());
        message.platformMessageId = event.mid();
        fill(step, message, event.content());
        step.create(message);
    }

    static void postback(Step step, PlatformEvent.Postback event) {
        HandOverRules.heard(step, event.at());
        UUID id = event.mid() == null
                ? MessageId.ofItem(step.conversation.id, event.item())
                : MessageId.ofPlatform(step.conversation.id, event.mid());
        if (step.message(id) != null) {
            return;
        }
        Message.Draft message = fromCustomer(step, id, event.at());
        message.platformMessageId = event.mid();
        message.kind = "postback";
        message.text = event.title();
        message.context = event.context();
        message.raw = event.context() == null ? event.item() : null;
        step.create(message);
    }

    /** Is no message of the customer's: nobody has to answer it, so it is not unread and reopens nothing. */
    static void activity(Step step, PlatformEvent.Activity event) {
        if (event.opensWindow()) {
            WindowRules.open(step, event.at());
        }
        UUID id = MessageId.ofItem(step.conversation.id, event.item());
        if (step.message(id) != null) {
            return;
        }
        Message.Draft message = draft(step, id, event.at());
        message.kind = event.kind();
        message.text = event.text();
        message.context = event.context();
        message.raw = event.item();
        step.create(message);
    }

    /** What the message consists of, attachments with their ids. */
    static void fill(Step step, Message.Draft message, PlatformEvent.Content content) {
        message.kind = content.kind();
        message.text = content.text();
        message.attachments = withIds(message.id, content.attachments());
        message.replyTo = answered(step, content.replyToMid());
        message.context = content.context();
        message.raw = content.raw();
    }

    private static Message.Draft fromCustomer(Step step, UUID id, @Nullable Long at) {
        Message.Draft message = draft(step, id, at);
        message.direction = Message.Direction.INBOUND;
        message.author = Actor.customer(step.conversation);
        WindowRules.open(step, at);
        if (step.isNews(message)) {
            reopen(step.conversation);
        }
        return message;
    }

    private static Message.Draft draft(Step step, UUID id, @Nullable Long at) {
        Message.Draft message = new Message.Draft(step.conversation.id, id);
        message.backfilled = step.origin == Origin.BACKFILL;
        message.sentAt = at == null ? step.now : Instant.ofEpochMilli(at);
        return message;
    }

    private static void reopen(Conversation.Draft conversation) {
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
}
