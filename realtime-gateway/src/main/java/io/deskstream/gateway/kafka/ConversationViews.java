package io.deskstream.gateway.kafka;

import io.deskstream.avro.Actor;
import io.deskstream.avro.Attachment;
import io.deskstream.avro.ConversationImage;
import io.deskstream.avro.LastMessage;
import io.deskstream.avro.MessageImage;
import io.deskstream.avro.SendError;
import io.deskstream.gateway.domain.Account;
import io.deskstream.gateway.domain.AttachmentUrl;
import io.deskstream.gateway.domain.ConversationFacts;
import io.deskstream.gateway.domain.ConversationView;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.MessageView;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.ids.PlatformApps;
import org.jspecify.annotations.Nullable;

/** The events' images as the API shows them: with names, and with the receipts that follow from the marks. */
final class ConversationViews {

    private final Directory directory;

    ConversationViews(Directory directory) {
        this.directory = directory;
    }

    ConversationView conversation(ConversationImage image) {
        return new ConversationView(
                image.getId(),
                image.getChannel(),
                account(image.getChannel(), image.getAccountId()),
                participant(image),
                image.getStatus(),
                image.getSnoozedUntil(),
                assignee(image.getAssigneeId()),
                image.getUnreadCount(),
                image.getLastSeq(),
                image.getDeliveredUpToSeq(),
                image.getReadUpToSeq(),
                lastMessage(image.getLastMessage()),
                image.getLastMessageAt(),
                image.getReplyWindowEndsAt(),
                image.getLabels(),
                threadOwner(image.getThreadOwner()),
                image.getErasedUpToSeq(),
                image.getVersion());
    }

    private ConversationView.AccountRef account(String channel, String accountId) {
        Account account = directory.account(channel, accountId);
        return account == null
                ? new ConversationView.AccountRef(null, accountId, accountId)
                : new ConversationView.AccountRef(account.id(), accountId, account.name());
    }

    private static ConversationView.Participant participant(ConversationImage image) {
        return new ConversationView.Participant(
                image.getParticipantId(),
                image.getParticipantName(),
                image.getParticipantUsername(),
                image.getParticipantAvatarUrl());
    }

    private ConversationView.@Nullable PersonRef assignee(@Nullable String id) {
        return id == null ? null : new ConversationView.PersonRef(id, directory.userName(id));
    }

    private static ConversationView.@Nullable ThreadOwner threadOwner(@Nullable String app) {
        return app == null ? null : new ConversationView.ThreadOwner(app, PlatformApps.name(app));
    }

    private static ConversationView.@Nullable LastMessage lastMessage(@Nullable LastMessage last) {
        return last == null
                ? null
                : new ConversationView.LastMessage(
                        last.getSeq(), last.getDirection(), last.getPreview(), last.getCreatedAt());
    }

    static ConversationFacts facts(ConversationImage image) {
        return new ConversationFacts(
                image.getId(),
                ConversationKey.parse(image.getConversationKey()),
                image.getAssigneeId(),
                image.getReplyWindowEndsAt(),
                image.getDeliveredUpToSeq(),
                image.getReadUpToSeq(),
                image.getVersion());
    }

    MessageView message(MessageImage image, @Nullable ConversationFacts facts) {
        return new MessageView(
                image.getId(),
                image.getConversationId(),
                image.getSeq(),
                image.getVersion(),
                image.getDirection(),
                image.getKind(),
                author(image.getAuthor()),
                image.getText(),
                image.getAttachments().stream()
                        .map(ConversationViews::attachment)
                        .toList(),
                image.getReplyTo(),
                image.getReactions().stream()
                        .filter(r -> !r.getEmoji().isEmpty())
                        .map(r -> new MessageView.Reaction(r.getActor(), r.getEmoji()))
                        .toList(),
                status(image, facts),
                failure(image.getError()),
                image.getEditedAt(),
                image.getDeletedAt(),
                image.getPlatformMessageId(),
                image.getClientMessageId(),
                image.getBackfilled(),
                image.getContext(),
                image.getSentAt(),
                image.getCreatedAt());
    }

    private static MessageView.Attachment attachment(Attachment a) {
        return new MessageView.Attachment(
                a.getId(),
                a.getKind(),
                AttachmentUrl.shown(a.getId(), a.getKind(), a.getUrl()),
                a.getName(),
                a.getMimeType(),
                a.getSize());
    }

    private static String status(MessageImage image, @Nullable ConversationFacts facts) {
        boolean receipts =
                image.getStatus().equals("sent") && image.getDirection().equals("outbound");
        return receipts && facts != null ? facts.receipt(image.getSeq()) : image.getStatus();
    }

    private MessageView.Author author(@Nullable Actor actor) {
        if (actor == null) {
            return new MessageView.Author("system", "", null);
        }
        String name = actor.getName().isEmpty() ? directory.userName(actor.getId()) : actor.getName();
        return new MessageView.Author(actor.getKind(), actor.getId(), name);
    }

    private static MessageView.@Nullable Failure failure(@Nullable SendError error) {
        return error == null
                ? null
                : new MessageView.Failure(error.getCode(), error.getMessage(), error.getRetryable());
    }
}
