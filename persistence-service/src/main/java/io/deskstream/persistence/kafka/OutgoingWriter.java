package io.deskstream.persistence.kafka;

import static io.deskstream.persistence.kafka.AvroImages.text;

import io.deskstream.avro.CommandRejected;
import io.deskstream.avro.ConversationChanged;
import io.deskstream.avro.MessageChanged;
import io.deskstream.avro.ProfileLookup;
import io.deskstream.avro.SendProbe;
import io.deskstream.avro.SendRequest;
import io.deskstream.persistence.directory.Workspace;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Source;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.ids.MessageId;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.Topic;
import io.deskstream.schemas.topics.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Turns what the core tells into records. Safe for use by many threads. */
final class OutgoingWriter {

    private static final String WORKSPACE = Workspace.ID.toString();

    private final RecordCodec codec;
    private final AvroImages images;

    OutgoingWriter(RecordCodec codec, AvroImages images) {
        this.codec = codec;
        this.images = images;
    }

    /** Whether the record needs a number of its own, see {@code SendRequest.request_no}. */
    static boolean isNumbered(Outgoing outgoing) {
        return outgoing instanceof Outgoing.SendRequested || outgoing instanceof Outgoing.ProbeRequested;
    }

    Publication write(Outgoing outgoing, long requestNo) {
        return switch (outgoing) {
            case Outgoing.MessageChanged e ->
                publication(
                        TopicCatalog.CONVERSATION_EVENTS,
                        "message:" + e.message().id(),
                        messageChanged(e));
            case Outgoing.ConversationChanged e ->
                publication(
                        TopicCatalog.CONVERSATION_EVENTS,
                        "conversation:" + e.conversation().id(),
                        conversationChanged(e));
            case Outgoing.MessageErased e -> tombstone(e);
            case Outgoing.Rejected e ->
                publication(TopicCatalog.COMMAND_REJECTIONS, e.envelope().key().toString(), rejected(e));
            case Outgoing.SendRequested r ->
                publication(TopicCatalog.SEND_REQUESTS, r.key().toString(), sendRequest(r, requestNo));
            case Outgoing.ProbeRequested p ->
                publication(TopicCatalog.SEND_REQUESTS, p.key().toString(), sendProbe(p, requestNo));
            case Outgoing.ProfileWanted w ->
                publication(TopicCatalog.GRAPH_LOOKUPS, w.key().toString(), profileLookup(w));
        };
    }

    private Publication publication(Topic topic, String key, SpecificRecord value) {
        return new Publication(topic.name(), key.getBytes(StandardCharsets.UTF_8), codec.encode(value), Map.of());
    }

    /** The key alone does not tell the conversation, by which rows are found. */
    private static Publication tombstone(Outgoing.MessageErased e) {
        return new Publication(
                TopicCatalog.CONVERSATION_EVENTS.name(),
                ("message:" + e.messageId()).getBytes(StandardCharsets.UTF_8),
                null,
                Map.of(EventHeaders.CONVERSATION, e.conversationId().toString()));
    }

    private MessageChanged messageChanged(Outgoing.MessageChanged e) {
        Outgoing.Envelope v = e.envelope();
        return MessageChanged.newBuilder()
                .setEventId(MessageId.ofEvent(v.conversationId(), v.version(), "message")
                        .toString())
                .setWorkspaceId(WORKSPACE)
                .setConversationId(v.conversationId().toString())
                .setConversationKey(v.key().toString())
                .setVersion(v.version())
                .setOccurredAt(v.occurredAt())
                .setRecordedAt(v.recordedAt())
                .setActor(AvroImages.actor(v.actor()))
                .setCause(v.cause())
                .setAssigneeId(text(v.assigneeId()))
                .setPreviousAssigneeId(text(v.previousAssigneeId()))
                .setSource(source(v.source()))
                .setChange(change(e.created()))
                .setMessage(images.image(e.message()))
                .setConversation(e.conversation() == null ? null : images.image(e.conversation(), false))
                .build();
    }

    private ConversationChanged conversationChanged(Outgoing.ConversationChanged e) {
        Outgoing.Envelope v = e.envelope();
        return ConversationChanged.newBuilder()
                .setEventId(MessageId.ofEvent(v.conversationId(), v.version(), "conversation")
                        .toString())
                .setWorkspaceId(WORKSPACE)
                .setConversationId(v.conversationId().toString())
                .setConversationKey(v.key().toString())
                .setVersion(v.version())
                .setOccurredAt(v.occurredAt())
                .setRecordedAt(v.recordedAt())
                .setActor(AvroImages.actor(v.actor()))
                .setCause(v.cause())
                .setAssigneeId(text(v.assigneeId()))
                .setPreviousAssigneeId(text(v.previousAssigneeId()))
                .setSource(source(v.source()))
                .setChange(change(e.created()))
                .setConversation(images.image(e.conversation(), true))
                .build();
    }

    private static CommandRejected rejected(Outgoing.Rejected e) {
        Outgoing.Envelope v = e.envelope();
        return CommandRejected.newBuilder()
                .setEventId(MessageId.ofEvent(v.conversationId(), v.version(), "rejected:" + e.commandId())
                        .toString())
                .setWorkspaceId(WORKSPACE)
                .setConversationId(v.conversationId().toString())
                .setConversationKey(v.key().toString())
                .setVersion(v.version())
                .setOccurredAt(v.occurredAt())
                .setRecordedAt(v.recordedAt())
                .setActor(AvroImages.actor(v.actor()))
                .setCause(v.cause())
                .setAssigneeId(text(v.assigneeId()))
                .setPreviousAssigneeId(text(v.previousAssigneeId()))
                .setSource(source(v.source()))
                .setCommandId(e.commandId())
                .setClientMessageId(e.clientMessageId())
                .setCode(e.code())
                .setMessage(e.message())
                .build();
    }

    private static SendRequest sendRequest(Outgoing.SendRequested r, long requestNo) {
        Message m = r.message();
        return SendRequest.newBuilder()
                .setWorkspaceId(WORKSPACE)
                .setConversationId(m.conversationId().toString())
                .setConversationKey(r.key().toString())
                .setChannel(r.key().channel())
                .setAccountId(r.key().accountId())
                .setParticipantId(r.key().participantId())
                .setMessageId(m.id().toString())
                .setAttempt(r.attempt())
                .setSendId(sendId(m.id(), r.attempt()))
                .setRequestNo(requestNo)
                .setIssuedAt(r.issuedAt())
                .setText(m.text())
                .setAttachment(
                        m.attachments().isEmpty()
                                ? null
                                : AvroImages.attachment(m.attachments().getFirst()))
                .setQuickReplies(m.quickReplies().stream()
                        .map(q -> new io.deskstream.avro.QuickReply(q.title(), q.payload()))
                        .toList())
                .setReplyToPlatformMessageId(r.replyToMid())
                .setAuthorKind(AvroImages.lower(m.author().kind()))
                .setLastCustomerMessageAt(r.lastCustomerMessageAt())
                .build();
    }

    private static SendProbe sendProbe(Outgoing.ProbeRequested p, long requestNo) {
        ConversationKey key = p.key();
        return SendProbe.newBuilder()
                .setWorkspaceId(WORKSPACE)
                .setConversationId(p.conversationId().toString())
                .setConversationKey(key.toString())
                .setChannel(key.channel())
                .setAccountId(key.accountId())
                .setParticipantId(key.participantId())
                .setMessageId(p.messageId().toString())
                .setAttempt(p.attempt())
                .setSendId(sendId(p.messageId(), p.attempt()))
                .setRequestNo(requestNo)
                .setIssuedAt(p.issuedAt())
                .build();
    }

    private static ProfileLookup profileLookup(Outgoing.ProfileWanted w) {
        return ProfileLookup.newBuilder()
                .setWorkspaceId(WORKSPACE)
                .setConversationId(w.conversationId().toString())
                .setConversationKey(w.key().toString())
                .setChannel(w.key().channel())
                .setAccountId(w.key().accountId())
                .setParticipantId(w.key().participantId())
                .setIssuedAt(w.issuedAt())
                .build();
    }

    private static String sendId(UUID messageId, int attempt) {
        return messageId + ":" + attempt;
    }

    private static String change(boolean created) {
        return created ? "created" : "updated";
    }

    private static io.deskstream.avro.Source source(Source source) {
        return new io.deskstream.avro.Source(source.topic(), source.partition(), source.offset());
    }
}
