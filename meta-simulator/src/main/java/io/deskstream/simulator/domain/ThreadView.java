package io.deskstream.simulator.domain;

import java.time.Instant;
import java.util.List;

/**
 * A thread at one moment.
 *
 * @param readByCustomer time of the account's last message that the customer has read; the epoch when none
 * @param seenByAccount time of the customer's last message that the account marked as seen; the epoch when none
 * @param typingUntil until when the account is shown as typing
 */
public record ThreadView(
        Account account,
        String participantId,
        List<ThreadEntry> entries,
        Instant readByCustomer,
        Instant seenByAccount,
        Instant typingUntil,
        Instant updatedAt) {
    static ThreadView empty(Account account, String participantId) {
        return new ThreadView(
                account, participantId, List.of(), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }
}
