package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.domain.ConversationCore;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Needs;
import io.deskstream.persistence.domain.Origin;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Content;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.kafka.ConversationTables;
import io.deskstream.persistence.kafka.ConversationTables.Progress;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Batches of customers' messages, loaded, decided and stored as the loop does. */
final class CustomersWrite {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ConversationTables tables;
    private final Progress progress;
    private long offset;
    private long batch;

    CustomersWrite(ConversationTables tables) {
        this.tables = tables;
        this.progress = tables.take(0);
    }

    /** One batch of so many new messages, in turn from so many customers, all within a minute. */
    void batch(int messages, int customers) {
        List<Input> inputs = IntStream.range(0, messages)
                .mapToObj(i -> message(i % customers))
                .toList();
        Map<UUID, Rows> rows = tables.load(Needs.of(inputs));
        ConversationCore.decide(rows, inputs);
        Progress next = new Progress(0, progress.epoch(), ++batch, new long[] {offset, 0, 0}, 1, 0, new byte[0]);
        tables.commit(List.of(next), rows.values());
    }

    private Input message(int customer) {
        Instant at = NOON.plusMillis(offset % 60_000);
        Input.Header header = new Input.Header(
                new ConversationKey("facebook", "1", "customer " + customer),
                new Source("webhook-events", 0, offset++),
                "test",
                at);
        Content content = Content.ofText("message " + offset);
        return new Input.FromPlatform(
                header, new PlatformEvent.CustomerMessage("m_" + offset, content, at.toEpochMilli()), Origin.DIRECT);
    }
}
