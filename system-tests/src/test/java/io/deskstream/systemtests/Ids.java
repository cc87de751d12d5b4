package io.deskstream.systemtests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The ids that the contract lets everybody compute, computed without the system's code. */
final class Ids {

    private static final UUID CONVERSATIONS = UUID.fromString("0b7b5c52-6f0e-4d0a-9b53-7a1d6a3c9e11");

    private Ids() {}

    static String conversation(String channel, String accountId, String participantId) {
        return named(CONVERSATIONS, channel + ":" + accountId + ":" + participantId)
                .toString();
    }

    static String platformMessage(String conversationId, String mid) {
        return named(UUID.fromString(conversationId), "m:" + mid).toString();
    }

    static String clientMessage(String conversationId, String userId, String clientMessageId) {
        return named(UUID.fromString(conversationId), "c:" + userId + ":" + clientMessageId)
                .toString();
    }

    static String item(String conversationId, JsonNode item) {
        byte[] form = Json.canonical(item).getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of().formatHex(digest("SHA-256").digest(form));
        return named(UUID.fromString(conversationId), "e:" + hash).toString();
    }

    /** RFC 9562, version 5. */
    private static UUID named(UUID namespace, String name) {
        MessageDigest sha1 = digest("SHA-1");
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = hash.getLong() & ~0xF000L | 0x5000L;
        long least = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(most, least);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
