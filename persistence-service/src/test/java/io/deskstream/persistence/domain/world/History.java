package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.ConversationCore;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.recovery.Position;
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

    public final List<OnPlatform> onPlatform = new ArrayList<>();

    public Tables tables = new Tables();
    /** How far the tables are, as the position that the last batch committed. */
    public Position position = new Position(List.of(0L, 0L, 0L), 1);
    /** Whether the database was lost; what its last batch asked of the sender may never have been told. */
    public boolean databaseLost;
    /** Whether a batch was lost that had been published in part: what it told was taken back. */
    public boolean tookBack;
    /** Whether copies came late, which compaction would take for the newest. */
    public boolean lateCopies;
    /** Whether sender and platform behaved in the end and time passed. */
    public boolean calm;

    /** What the platform has of conversations that were never erased: what came before its message may be gone with it. */
    public List<OnPlatform> neverErased() {
        return onPlatform.stream()
                .filter(message -> {
                    Conversation conversation = tables.conversation(message.key.conversationId());
                    return conversation == null || conversation.erasure().at() == null;
                })
                .toList();
    }

    /** Whether what an input tells was erased since, or is of the time before an erasure. */
    public boolean isErased(Input input) {
        Conversation conversation = tables.conversation(input.header().key().conversationId());
        Instant erased = conversation == null ? null : conversation.erasure().at();
        if (erased == null) {
            return false;
        }
        Long at =
                input instanceof Input.FromPlatform platform ? platform.event().at() : null;
        boolean ofGone = input instanceof Input.FromPlatform(var header, PlatformEvent.Echo echo, var origin)
                && echo.sendOf() != null
                && tables.messages(conversation.id()).stream()
                        .noneMatch(message -> message.id().equals(echo.sendOf()));
        return ofGone || !input.header().now().isAfter(erased) || (at != null && at <= erased.toEpochMilli());
    }

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
