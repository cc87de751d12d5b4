package io.deskstream.persistence.kafka;

import io.deskstream.persistence.domain.ConversationCore;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Needs;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.kafka.ConversationTables.Progress;
import io.deskstream.persistence.kafka.ConversationTables.UnstorableException;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.SchemaRegistryUnavailableException;
import io.deskstream.schemas.topics.TopicCatalog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Load and decide: from a poll's records to what is to be stored and published. Owns no thread and stores nothing. */
final class BatchWork {

    /** A larger record would be refused by the broker for ever; a dead letter is the input as it came, which fitted. */
    private static final int MOST_BYTES = TopicCatalog.MAX_RECORD_BYTES - 64 * 1024;

    private final InputReader reader;
    private final OutgoingWriter writer;
    private final ConversationTables tables;
    private final AccountAnnouncer accounts;
    private final Clock clock;

    BatchWork(
            InputReader reader,
            OutgoingWriter writer,
            ConversationTables tables,
            AccountAnnouncer accounts,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.tables = tables;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param publications by partition, in order */
    record Prepared(
            Collection<Progress> progress, Collection<Rows> rows, Map<Integer, List<Publication>> publications) {}

    /**
     * Prepares a batch. A record that cannot be read or decided becomes a dead letter, alone.
     *
     * @throws SchemaRegistryUnavailableException worth repeating
     * @throws UnstorableException when what follows from one of the records is larger than a topic takes
     */
    Prepared prepare(List<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Owned> owned) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Output output = new Output(owned);
        Map<Input, ConsumerRecord<byte[], byte[]>> inputs = new IdentityHashMap<>();
        List<Input> ordered = new ArrayList<>(records.size());
        Map<UUID, Needs> needs = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            output.worked(record);
            Input input = read(record, now, needs, output);
            if (input != null) {
                inputs.put(input, record);
                ordered.add(input);
            }
        }
        accounts.seen(platformConversations(ordered));
        Map<UUID, Rows> rows = tables.load(needs);
        ConversationCore.Decision decision = ConversationCore.decide(rows, ordered);
        for (ConversationCore.Failure failure : decision.failures()) {
            output.deadLetter(Objects.requireNonNull(inputs.get(failure.input())), failure.reason());
        }
        decision.outgoing().forEach(output::tell);
        return output.prepared(rows.values());
    }

    /** A batch of one record that cannot be stored: only its dead letter and the progress. */
    Prepared deadLetter(ConsumerRecord<byte[], byte[]> record, RuntimeException reason, Map<Integer, Owned> owned) {
        Output output = new Output(owned);
        output.worked(record);
        output.deadLetter(record, reason);
        return output.prepared(List.of());
    }

    /** Reads an input and adds what it needs. */
    private @Nullable Input read(
            ConsumerRecord<byte[], byte[]> record, Instant now, Map<UUID, Needs> needs, Output output) {
        try {
            Input input = reader.read(record, now);
            if (input != null) {
                needs.computeIfAbsent(input.header().key().conversationId(), id -> new Needs())
                        .add(input);
            }
            return input;
        } catch (SchemaRegistryUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            output.deadLetter(record, e);
            return null;
        }
    }

    private static List<ConversationKey> platformConversations(List<Input> inputs) {
        return inputs.stream()
                .filter(Input.FromPlatform.class::isInstance)
                .map(input -> input.header().key())
                .toList();
    }

    private final class Output {

        private final Map<Integer, Owned> owned;
        private final Map<Integer, Owned.Draft> drafts = new TreeMap<>();
        private final Map<Integer, List<Publication>> publications = new TreeMap<>();

        Output(Map<Integer, Owned> owned) {
            this.owned = owned;
        }

        void worked(ConsumerRecord<?, ?> record) {
            draft(record.partition()).worked(record);
        }

        void tell(Outgoing outgoing) {
            int partition = outgoing.source().partition();
            long requestNo =
                    OutgoingWriter.isNumbered(outgoing) ? draft(partition).takeRequestNo() : 0;
            Publication publication = writer.write(outgoing, requestNo);
            if (publication.size() > MOST_BYTES) {
                throw new UnstorableException(
                        "a record of " + publication.size() + " bytes is more than topics take", null);
            }
            add(partition, publication);
        }

        void deadLetter(ConsumerRecord<byte[], byte[]> record, RuntimeException reason) {
            add(record.partition(), DeadLetters.of(record, reason));
        }

        Prepared prepared(Collection<Rows> rows) {
            List<Progress> progress = new ArrayList<>();
            drafts.forEach((partition, draft) -> {
                publications.computeIfPresent(partition, (p, told) -> EventHeaders.ended(told, draft.position()));
                progress.add(draft.progress(Publications.toBytes(publications.getOrDefault(partition, List.of()))));
            });
            return new Prepared(progress, rows, publications);
        }

        private void add(int partition, Publication publication) {
            publications.computeIfAbsent(partition, p -> new ArrayList<>()).add(publication);
        }

        private Owned.Draft draft(int partition) {
            return drafts.computeIfAbsent(
                    partition,
                    p -> Objects.requireNonNull(owned.get(p), "the partition is owned")
                            .draft());
        }
    }
}
