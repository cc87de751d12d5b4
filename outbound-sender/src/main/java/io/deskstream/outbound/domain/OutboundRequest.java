package io.deskstream.outbound.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the core asks for. */
public sealed interface OutboundRequest {

    RequestIdentity identity();

    /** Grows strictly by the partition; a request whose number is not greater than one seen is a copy. */
    long requestNo();

    Instant issuedAt();

    /**
     * One message is to leave by one call.
     *
     * @param authorKind {@code agent}, {@code bot}, ...
     * @param lastCustomerMessageAt null where the core does not know
     */
    record Send(
            RequestIdentity identity,
            long requestNo,
            Instant issuedAt,
            PageAddress page,
            String participantId,
            Draft draft,
            String authorKind,
            @Nullable Instant lastCustomerMessageAt)
            implements OutboundRequest {}

    /** Asks whether all requests before it were taken up; being answered says so. */
    record Probe(RequestIdentity identity, long requestNo, Instant issuedAt) implements OutboundRequest {}
}
