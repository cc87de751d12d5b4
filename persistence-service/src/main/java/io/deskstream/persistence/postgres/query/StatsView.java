package io.deskstream.persistence.postgres.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Figures as the API shows them. Durations are seconds. */
public record StatsView(
        String window,
        Instant from,
        Instant to,
        Conversations conversations,
        Backlog backlog,
        FirstResponse firstResponse,
        Messages messages,
        List<AgentLoad> agents) {

    /** All but {@code resolved} are of those that are not resolved. */
    public record Conversations(long open, long pending, long snoozed, long resolved, long unassigned, long unread) {}

    /** @param longestSince when the customer wrote who has waited longest */
    public record Backlog(long waiting, @Nullable Instant longestSince) {}

    public record FirstResponse(
            long count, @Nullable Double medianS, @Nullable Double p90S) {}

    /** @param buckets each {@code bucketS} long, oldest first, without gap */
    public record Messages(long inbound, long outbound, long bucketS, List<Bucket> buckets) {}

    public record Bucket(Instant from, long inbound, long outbound) {}

    /** @param assigned to the agent and not resolved; {@code open} of them are open */
    public record AgentLoad(UUID id, String name, long open, long assigned, long replies) {}
}
