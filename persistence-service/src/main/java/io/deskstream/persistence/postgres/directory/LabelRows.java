package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Label;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/** Rows of {@code labels}. */
final class LabelRows {

    static final String COLUMNS = "id, workspace_id, name, color, version, created_at, changed_at";

    private LabelRows() {}

    static Label label(Readable row) {
        return new Label(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("name", String.class),
                row.get("color", String.class),
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("changed_at", Instant.class));
    }
}
