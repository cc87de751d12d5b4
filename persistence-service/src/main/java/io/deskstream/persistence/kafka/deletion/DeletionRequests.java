package io.deskstream.persistence.kafka.deletion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deskstream.avro.Actor;
import io.deskstream.avro.DataDeletionRequested;
import io.deskstream.avro.EraseParticipant;
import io.deskstream.persistence.directory.Workspace;
import io.deskstream.persistence.postgres.directory.DeletionTrail;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one request: a command to each conversation of that participant, and an entry in the audit log. Followed twice it does
 * no more than once: the commands have the same ids. Blocks its caller.
 */
final class DeletionRequests {

    private static final Logger LOG = LoggerFactory.getLogger(DeletionRequests.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DeletionTrail trail;
    private final Producer<byte[], byte[]> producer;
    private final RecordCodec codec;
    private final Clock clock;

    DeletionRequests(DeletionTrail trail, Producer<byte[], byte[]> producer, RecordCodec codec, Clock clock) {
        this.trail = trail;
        this.producer = producer;
        this.codec = codec;
        this.clock = clock;
    }

    void follow(DataDeletionRequested request) throws ExecutionException, InterruptedException {
        String code = request.getConfirmationCode();
        String person = request.getPlatformUserId();
        List<String> conversations =
                Objects.requireNonNull(trail.conversationsWith(person).block(PATIENCE));
        for (String conversation : conversations) {
            producer.send(erasure(code, conversation)).get();
        }
        trail.requested(code, sha256(person), conversations.size()).block(PATIENCE);
        LOG.info("deletion request code={} conversations={}", code, conversations.size());
    }

    private ProducerRecord<byte[], byte[]> erasure(String code, String conversation) {
        EraseParticipant command = EraseParticipant.newBuilder()
                .setCommandId(UUID.nameUUIDFromBytes((code + " " + conversation).getBytes(UTF_8))
                        .toString())
                .setWorkspaceId(Workspace.ID.toString())
                .setConversationKey(conversation)
                .setActor(new Actor("system", "", ""))
                .setIssuedAt(clock.instant())
                .build();
        return new ProducerRecord<>(
                TopicCatalog.CONVERSATION_COMMANDS.name(), conversation.getBytes(UTF_8), codec.encode(command));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
