package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.PageKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** A page of a table of the workspace, by age and id: stable under writes. */
final class OldestFirst {

    private OldestFirst() {}

    /** @param select a query that ends in its {@code where}, with {@code workspace_id = :workspace} */
    static GenericExecuteSpec page(
            DatabaseClient database, String select, UUID workspaceId, @Nullable PageKey after, int limit) {
        String keyset = after == null ? "" : " and (created_at, id) > (:at, :id)";
        GenericExecuteSpec query = database.sql(select + keyset + " order by created_at, id limit :limit")
                .bind("workspace", workspaceId)
                .bind("limit", limit);
        return after == null ? query : query.bind("at", after.at()).bind("id", after.id());
    }
}
