package io.deskstream.ingest.domain;

import io.deskstream.schemas.ids.ConversationKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names an item by what it is: a UUID (version 8, RFC 9562) from the SHA-256 of its conversation key and its bytes. The same
 * item delivered again has the same id.
 */
public final class EventId {

    private EventId() {}

    public static UUID of(ConversationKey key, String raw) {
        MessageDigest digest = sha256();
        digest.update(key.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(raw.getBytes(StandardCharsets.UTF_8)));
        long most = (hash.getLong() & ~0xF000L) | 0x8000L;
        long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
