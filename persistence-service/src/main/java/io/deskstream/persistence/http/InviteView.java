package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Invitation;
import java.time.Instant;

/** A one-time link, shown once to the admin who made it. */
record InviteView(String token, String url, Instant expiresAt) {

    @Override
    public String toString() {
        return "InviteView[" + expiresAt + "]";
    }

    /** With whom it is for. */
    record OfUser(UserView user, InviteView invite) {

        static OfUser of(Invitation invitation, String token, String url) {
            return new OfUser(UserView.of(invitation.user()), new InviteView(token, url, invitation.expiresAt()));
        }
    }
}
