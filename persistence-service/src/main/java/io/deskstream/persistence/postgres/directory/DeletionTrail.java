package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.Subject;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which conversations a deletion request is about, and the proof that it was followed: no name and no id of a person. */
@Component
public class DeletionTrail {

    private static final String ACTION = "deletion.requested";

    private final DatabaseClient database;
    private final ChangeLog log;

    DeletionTrail(DatabaseClient database, ChangeLog log) {
        this.database = database;
        this.log = log;
    }

    /** Keys of the conversations with a participant on Meta's platforms. */
    public Mono<List<String>> conversationsWith(String participantId) {
        return database.sql("select conversation_key from conversations"
                        + " where participant_id = :id and channel in ('facebook', 'instagram')")
                .bind("id", participantId)
                .mapValue(String.class)
                .all()
                .collectList();
    }

    /**
     * Writes an entry, unless the request has one already.
     *
     * @param hashedId SHA-256 of the person's id, by which the request can be found when the person tells it again
     */
    public Mono<Void> requested(String confirmationCode, String hashedId, int conversations) {
        Mono<Void> entry = log.audit(
                Actor.INSTALLATION,
                ACTION,
                new Subject("deletion_request", confirmationCode),
                Map.of("participant_sha256", hashedId, "conversations", Integer.toString(conversations)));
        return isKnown(confirmationCode).flatMap(known -> known ? Mono.empty() : entry);
    }

    private Mono<Boolean> isKnown(String confirmationCode) {
        return database.sql("select exists (select from audit where action = :action and subject_id = :code)")
                .bind("action", ACTION)
                .bind("code", confirmationCode)
                .mapValue(Boolean.class)
                .one();
    }
}
