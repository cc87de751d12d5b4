package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Setting;

/** What of {@code conversations c} a user may know of. */
final class Visibility {

    private static final String AGENT = """
            (c.assignee_id = :caller or (c.assignee_id is null and coalesce((
                select s.value = 'true'::jsonb from settings s
                where s.workspace_id = c.workspace_id and s.name = :unassigned_visible), true)))""";

    private Visibility() {}

    static Conditions of(Caller caller) {
        Conditions visible = new Conditions().add("c.workspace_id = :workspace", "workspace", caller.workspaceId());
        return caller.isAdmin()
                ? visible
                : visible.add(AGENT, "caller", caller.userId()).with("unassigned_visible", Setting.UNASSIGNED_VISIBLE);
    }
}
