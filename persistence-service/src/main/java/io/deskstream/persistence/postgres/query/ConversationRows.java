package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.postgres.query.ConversationView.Account;
import io.deskstream.persistence.postgres.query.ConversationView.Assignee;
import io.deskstream.persistence.postgres.query.ConversationView.LastMessage;
import io.deskstream.persistence.postgres.query.ConversationView.Participant;
import io.deskstream.persistence.postgres.query.ConversationView.ThreadOwner;
import io.deskstream.schemas.ids.PlatformApps;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of conversations, joined with the names they refer to. */
final class ConversationRows {

    private ConversationRows() {}

    static ConversationView view(Readable row) {
        return new ConversationView(
                row.get("id", UUID.class),
                row.get("channel", String.class),
                account(row),
                participant(row),
                row.get("status", String.class),
                row.get("snoozed_until", Instant.class),
                assignee(row),
                row.get("unread_count", Long.class),
                row.get("last_seq", Long.class),
                row.get("delivered_up_to_seq", Long.class),
                row.get("read_up_to_seq", Long.class),
                lastMessage(row),
                row.get("last_message_at", Instant.class),
                row.get("reply_window_ends_at", Instant.class),
                List.of(row.get("labels", String[].class)),
                threadOwner(row),
                row.get("erased_up_to_seq", Long.class),
                row.get("version", Long.class));
    }

    private static Account account(Readable row) {
        String platformId = row.get("account_id", String.class);
        @Nullable String name = row.get("account_name", String.class);
        return new Account(
                row.get("our_account_id", UUID.class), platformId, Objects.requireNonNullElse(name, platformId));
    }

    private static Participant participant(Readable row) {
        return new Participant(
                row.get("participant_id", String.class),
                row.get("participant_name", String.class),
                row.get("username", String.class),
                row.get("avatar_url", String.class));
    }

    private static @Nullable Assignee assignee(Readable row) {
        @Nullable UUID id = row.get("assignee_id", UUID.class);
        return id == null ? null : new Assignee(id, row.get("assignee_name", String.class));
    }

    private static @Nullable ThreadOwner threadOwner(Readable row) {
        @Nullable String app = row.get("thread_owner", String.class);
        return app == null ? null : new ThreadOwner(app, PlatformApps.name(app));
    }

    private static @Nullable LastMessage lastMessage(Readable row) {
        @Nullable Long seq = row.get("last_message_seq", Long.class);
        return seq == null
                ? null
                : new LastMessage(
                        seq,
                        row.get("last_message_direction", String.class),
                        row.get("last_message_preview", String.class),
                        row.get("last_message_created_at", Instant.class));
    }
}
