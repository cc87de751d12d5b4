package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Preferences;
import io.deskstream.persistence.directory.Setting;
import io.deskstream.persistence.postgres.directory.WorkspaceSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The workspace's settings: everybody reads them, admins change them. */
@RestController
class SettingController {

    /** As the API shows them. */
    record SettingsView(boolean unassignedVisibleToAgents, int undoSeconds, boolean markSeen) {

        static SettingsView of(Preferences preferences) {
            return new SettingsView(preferences.unassignedVisible(), preferences.undoSeconds(), preferences.markSeen());
        }
    }

    private final WorkspaceSettings settings;

    SettingController(WorkspaceSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/api/settings")
    Mono<SettingsView> read(@RequestAttribute(SessionFilter.CALLER) Caller caller) {
        return settings.read(caller.workspaceId()).map(SettingsView::of);
    }

    @PatchMapping("/api/settings")
    Mono<SettingsView> change(@RequestAttribute(SessionFilter.CALLER) Caller caller, @RequestBody JsonNode body) {
        AdminOnly.require(caller);
        JsonMembers members = JsonMembers.of(body);
        Map<String, String> values = new LinkedHashMap<>();
        put(values, Setting.UNASSIGNED_VISIBLE, members.optionalFlag(Setting.UNASSIGNED_VISIBLE));
        put(
                values,
                Setting.UNDO_SECONDS,
                members.optionalNumber(Setting.UNDO_SECONDS, 0, Preferences.LONGEST_UNDO_SECONDS));
        put(values, Setting.MARK_SEEN, members.optionalFlag(Setting.MARK_SEEN));
        members.done();
        return settings.change(caller, values).then(read(caller));
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
