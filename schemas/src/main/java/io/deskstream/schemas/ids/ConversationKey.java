package io.deskstream.schemas.ids;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;

/**
 * Names a conversation in the platform's terms, {@code <channel>:<account id>:<participant id>}, and is the key of every
 * record about it. The platform's ids are text; only the participant's may hold a colon.
 */
public record ConversationKey(String channel, String accountId, String participantId) {

    public static final Set<String> CHANNELS = Set.of("facebook", "instagram", "web", "whatsapp");

    private static final UUID NAMESPACE = UUID.fromString("0b7b5c52-6f0e-4d0a-9b53-7a1d6a3c9e11");

    public ConversationKey {
        if (!CHANNELS.contains(channel)) {
            throw new IllegalArgumentException("channel must be one of " + CHANNELS + ", not '" + channel + "'");
        }
        if (accountId.isEmpty() || accountId.indexOf(':') >= 0) {
            throw new IllegalArgumentException("account id must be text without a colon, not '" + accountId + "'");
        }
        if (participantId.isEmpty()) {
            throw new IllegalArgumentException("participant id must not be empty");
        }
    }

    /**
     * Reads {@link #toString()}'s form.
     *
     * @throws IllegalArgumentException when the text is no conversation key
     */
    public static ConversationKey parse(String key) {
        String[] parts = key.split(":", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "not a conversation key <channel>:<account>:<participant>: '" + key + "'");
        }
        return new ConversationKey(parts[0], parts[1], parts[2]);
    }

    /** The conversation's id: the same for ever, on any machine, after any rebuild. */
    public UUID conversationId() {
        return NameBasedUuid.of(NAMESPACE, toString());
    }

    /** The partition that Kafka's default partitioner gives to this key among {@code partitions}. */
    public int partition(int partitions) {
        byte[] bytes = toString().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }

    @Override
    public String toString() {
        return channel + ":" + accountId + ":" + participantId;
    }
}
