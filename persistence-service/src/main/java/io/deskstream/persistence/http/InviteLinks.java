package io.deskstream.persistence.http;

import io.deskstream.persistence.config.PublicSettings;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.NewUser;
import io.deskstream.persistence.postgres.directory.Invites;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes one-time links. The secret is in the address's fragment, which browsers send to no server. */
@Component
class InviteLinks {

    private final Invites invites;
    private final String page;

    InviteLinks(Invites invites, PublicSettings settings) {
        this.invites = invites;
        this.page = settings.url() + "/invite#";
    }

    Mono<InviteView.OfUser> invite(Caller by, NewUser user) {
        String token = Secret.next("");
        return invites.invite(by, user, Secret.hash(token))
                .map(invitation -> InviteView.OfUser.of(invitation, token, page + token));
    }

    Mono<InviteView.OfUser> renew(Caller by, UUID userId) {
        String token = Secret.next("");
        return invites.renew(by, userId, Secret.hash(token))
                .map(invitation -> InviteView.OfUser.of(invitation, token, page + token));
    }
}
