package io.deskstream.outbound.running;

import io.deskstream.avro.ProfileLookup;
import io.deskstream.avro.SendProbe;
import io.deskstream.avro.SendRequest;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A conversation of a test, with a customer of its own; speaks for the core. */
record Conversation(ConversationKey key) {

    static Conversation with(String participantId) {
        return on(RunningSender.PAGE, participantId);
    }

    static Conversation on(String page, String participantId) {
        return new Conversation(new ConversationKey("facebook", page, participantId));
    }

    String id() {
        return key.conversationId().toString();
    }

    SendRequest.Builder request(long number, String text) {
        String messageId = UUID.randomUUID().toString();
        return SendRequest.newBuilder()
                .setWorkspaceId("00000000-0000-0000-0000-000000000001")
                .setConversationId(id())
                .setConversationKey(key.toString())
                .setChannel(key.channel())
                .setAccountId(key.accountId())
                .setParticipantId(key.participantId())
                .setMessageId(messageId)
                .setAttempt(1)
                .setSendId(messageId + ":1")
                .setRequestNo(number)
                .setIssuedAt(Instant.now())
                .setText(text)
                .setAuthorKind("agent")
                .setLastCustomerMessageAt(Instant.now().minus(Duration.ofHours(1)));
    }

    /** Publishes a request and gives its send id. */
    String send(RunningSender sender, String text) {
        return send(sender, text, request -> request);
    }

    String send(RunningSender sender, String text, UnaryOperator<SendRequest.Builder> change) {
        SendRequest request = change.apply(request(sender.nextNumber(), text)).build();
        sender.write("send-requests", key.toString(), request);
        return request.getSendId();
    }

    String probe(RunningSender sender) {
        SendProbe probe = SendProbe.newBuilder()
                .setConversationId(id())
                .setConversationKey(key.toString())
                .setMessageId("m")
                .setAttempt(1)
                .setSendId("probe-of-" + key)
                .setRequestNo(sender.nextNumber())
                .setIssuedAt(Instant.now())
                .build();
        sender.write("send-requests", key.toString(), probe);
        return probe.getSendId();
    }

    void lookUp(RunningSender sender) {
        ProfileLookup lookup = ProfileLookup.newBuilder()
                .setConversationId(id())
                .setConversationKey(key.toString())
                .setChannel(key.channel())
                .setAccountId(key.accountId())
                .setParticipantId(key.participantId())
                .setIssuedAt(Instant.now())
                .build();
        sender.write("graph-lookups", key.toString(), lookup);
    }
}
