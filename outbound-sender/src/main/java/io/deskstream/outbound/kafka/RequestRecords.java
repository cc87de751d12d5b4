package io.deskstream.outbound.kafka;

import io.deskstream.avro.Attachment;
import io.deskstream.avro.ProfileLookup;
import io.deskstream.avro.QuickReply;
import io.deskstream.avro.SendProbe;
import io.deskstream.avro.SendRequest;
import io.deskstream.outbound.domain.Draft;
import io.deskstream.outbound.domain.OutboundRequest;
import io.deskstream.outbound.domain.PageAddress;
import io.deskstream.outbound.domain.ProfileRequest;
import io.deskstream.outbound.domain.RequestIdentity;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** From the records of {@code send-requests} and {@code graph-lookups} to the domain's own. */
final class RequestRecords {

    private RequestRecords() {}

    /** Fails with {@link SerializationException} where a member that an answer needs is missing. */
    static OutboundRequest.Send send(SendRequest request) {
        RequestIdentity identity = new RequestIdentity(
                request.getWorkspaceId(),
                required("conversation_id", request.getConversationId()),
                required("conversation_key", request.getConversationKey()),
                required("message_id", request.getMessageId()),
                request.getAttempt(),
                required("send_id", request.getSendId()));
        return new OutboundRequest.Send(
                identity,
                request.getRequestNo(),
                request.getIssuedAt(),
                new PageAddress(
                        required("channel", request.getChannel()), required("account_id", request.getAccountId())),
                required("participant_id", request.getParticipantId()),
                draft(request),
                request.getAuthorKind(),
                request.getLastCustomerMessageAt());
    }

    private static Draft draft(SendRequest request) {
        return new Draft(
                request.getText(),
                attachment(request.getAttachment()),
                request.getQuickReplies().stream()
                        .map(RequestRecords::quickReply)
                        .toList(),
                request.getReplyToPlatformMessageId());
    }

    private static Draft.@Nullable Attachment attachment(@Nullable Attachment attachment) {
        return attachment == null ? null : new Draft.Attachment(attachment.getKind(), attachment.getUrl());
    }

    private static Draft.QuickReply quickReply(QuickReply reply) {
        return new Draft.QuickReply(reply.getTitle(), reply.getPayload());
    }

    /** Fails with {@link SerializationException} where a member that an answer needs is missing. */
    static OutboundRequest.Probe probe(SendProbe probe) {
        RequestIdentity identity = new RequestIdentity(
                probe.getWorkspaceId(),
                required("conversation_id", probe.getConversationId()),
                required("conversation_key", probe.getConversationKey()),
                required("message_id", probe.getMessageId()),
                probe.getAttempt(),
                required("send_id", probe.getSendId()));
        return new OutboundRequest.Probe(identity, probe.getRequestNo(), probe.getIssuedAt());
    }

    /** Fails with {@link SerializationException} where a member that the look-up needs is missing. */
    static ProfileRequest lookup(ProfileLookup lookup) {
        return new ProfileRequest(
                lookup.getWorkspaceId(),
                required("conversation_id", lookup.getConversationId()),
                required("conversation_key", lookup.getConversationKey()),
                new PageAddress(
                        required("channel", lookup.getChannel()), required("account_id", lookup.getAccountId())),
                required("participant_id", lookup.getParticipantId()));
    }

    private static String required(String member, String value) {
        if (value.isEmpty()) {
            throw new SerializationException("the record has no " + member);
        }
        return value;
    }
}
