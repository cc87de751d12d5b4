package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Setting;
import io.deskstream.persistence.postgres.directory.WorkspaceSettings;
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
    record SettingsView(boolean unassignedVisibleToAgents) {}

    private final WorkspaceSettings settings;

    SettingController(WorkspaceSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/api/settings")
    Mono<SettingsView> read(@RequestAttribute(SessionFilter.CALLER) Caller caller) {
        return settings.unassignedVisible(caller.workspaceId()).map(SettingsView::new);
    }

    @PatchMapping("/api/settings")
    Mono<SettingsView> change(@RequestAttribute(SessionFilter.CALLER) Caller caller, @RequestBody JsonNode body) {
        AdminOnly.require(caller);
        JsonMembers members = JsonMembers.of(body);
        Boolean visible = members.optionalFlag(Setting.UNASSIGNED_VISIBLE);
        members.done();
        Mono<Void> changed = visible == null ? Mono.empty() : settings.setUnassignedVisible(caller, visible);
        return changed.then(read(caller));
    }
}
