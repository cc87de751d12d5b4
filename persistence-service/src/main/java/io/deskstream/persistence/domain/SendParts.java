package io.deskstream.persistence.domain;

import io.deskstream.schemas.ids.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One outbound message is one Graph call: text and each attachment of a command become messages of their own. */
record SendParts(UUID id, String clientMessageId, @Nullable String text, List<Attachment> attachments) {

    static List<SendParts> of(UUID conversation, Actor actor, Command.Send send) {
        if (send.internal() || send.attachments().isEmpty()) {
            return List.of(part(conversation, actor, send.clientMessageId(), 0, send.text(), send.attachments()));
        }
        List<SendParts> parts = new ArrayList<>();
        if (send.text() != null && !send.text().isEmpty()) {
            parts.add(part(conversation, actor, send.clientMessageId(), 0, send.text(), List.of()));
        }
        for (Attachment attachment : send.attachments()) {
            parts.add(part(conversation, actor, send.clientMessageId(), parts.size(), null, List.of(attachment)));
        }
        return parts;
    }

    private static SendParts part(
            UUID conversation,
            Actor actor,
            String clientId,
            int index,
            @Nullable String text,
            List<Attachment> attachments) {
        String id = index == 0 ? clientId : clientId + "#" + index;
        return new SendParts(MessageId.ofClient(conversation, actor.id(), id), id, text, attachments);
    }

    boolean sameBodyAs(@Nullable Message message) {
        if (message == null) {
            return false;
        }
        if (message.editedAt() != null || message.deletedAt() != null) {
            // It left as it was written, and has changed at the platform since.
            return true;
        }
        String theirs = message.text() == null ? "" : message.text();
        return theirs.equals(text == null ? "" : text) && urls(attachments).equals(urls(message.attachments()));
    }

    private static List<String> urls(List<Attachment> attachments) {
        return attachments.stream()
                .map(attachment -> attachment.kind() + " " + attachment.url())
                .toList();
    }
}
