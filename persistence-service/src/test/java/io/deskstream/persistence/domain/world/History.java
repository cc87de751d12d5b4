package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.ConversationCore;
import io.deskstream.persistence.domain.Input;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened, as far as a guarantee may want to know. */
public final class History {

    /** Inputs in the order in which they were decided and stored, once each. */
    public final List<Input> decided = new ArrayList<>();

    /** Everything on the output topics, copies included. */
    public final List<Published> log = new ArrayList<>();

    public final List<Left> left = new ArrayList<>();
    public final List<ConversationCore.Failure> failures = new ArrayList<>();
    public final List<Woken> woken = new ArrayList<>();
    public final Set<UUID> scheduled = new HashSet<>();
    /** By whomever, on its way out of the account. */
    public final List<Written> written = new ArrayList<>();

    public Tables tables = new Tables();
    /** Whether sender and platform behaved in the end and time passed. */
    public boolean calm;

    public record Written(ConversationKey key, String text) {}

    /** A message that reached the platform. */
    public record Left(
            ConversationKey key,
            UUID messageId,
            int attempt,
            String mid,
            @Nullable String text) {}

    /** A wake that was due, and the timer after it. */
    public record Woken(
            ConversationKey key,
            Instant now,
            Instant due,
            @Nullable Instant next) {}
}
