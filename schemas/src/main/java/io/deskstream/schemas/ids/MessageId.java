package io.deskstream.schemas.ids;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Message ids: name-based within their conversation, so that the same message has the same id wherever it is seen. */
public final class MessageId {

    private MessageId() {}

    /** Of a message that the platform named by its {@code mid}. */
    public static UUID ofPlatform(UUID conversationId, String mid) {
        return NameBasedUuid.of(conversationId, "m:" + mid);
    }

    /** Of a message written here; parts after the first carry {@code clientMessageId#1}, {@code #2}, ... */
    public static UUID ofClient(UUID conversationId, String userId, String clientMessageId) {
        return NameBasedUuid.of(conversationId, "c:" + userId + ":" + clientMessageId);
    }

    /**
     * Of an item without a {@code mid}: by the SHA-256 of its RFC 8785 form.
     *
     * @throws IllegalArgumentException when {@code itemJson} is no JSON
     */
    public static UUID ofItem(UUID conversationId, String itemJson) {
        byte[] canonical = CanonicalJson.of(itemJson).getBytes(StandardCharsets.UTF_8);
        return NameBasedUuid.of(conversationId, "e:" + HexFormat.of().formatHex(sha256(canonical)));
    }

    /** Of a message's attachment, by its place. */
    public static UUID ofAttachment(UUID messageId, int index) {
        return NameBasedUuid.of(messageId, "a:" + index);
    }

    /** Of an event: the same when it is decided again. */
    public static UUID ofEvent(UUID conversationId, long version, String kind) {
        return NameBasedUuid.of(conversationId, "v:" + version + ":" + kind);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
