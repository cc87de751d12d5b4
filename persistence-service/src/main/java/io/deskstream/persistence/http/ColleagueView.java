package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.User;
import java.util.UUID;

/** A user as the other agents see them: enough to assign a conversation. */
record ColleagueView(UUID id, String name, String role, boolean active) {

    static ColleagueView of(User user) {
        return new ColleagueView(user.id(), user.name(), user.role().text(), user.active());
    }
}
