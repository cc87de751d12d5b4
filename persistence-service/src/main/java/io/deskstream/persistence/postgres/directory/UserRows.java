package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Role;
import io.deskstream.persistence.directory.User;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/** Rows of {@code users}. */
final class UserRows {

    static final String COLUMNS =
            "id, workspace_id, email, name, role, active, invited, sessions_valid_after, version, created_at, changed_at";

    private UserRows() {}

    static User user(Readable row) {
        return new User(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("email", String.class),
                row.get("name", String.class),
                Role.of(row.get("role", String.class)),
                row.get("active", Boolean.class),
                row.get("invited", Boolean.class),
                row.get("sessions_valid_after", Instant.class),
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("changed_at", Instant.class));
    }
}
