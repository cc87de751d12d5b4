package io.deskstream.outbound.graph;

import io.deskstream.outbound.domain.Account;
import io.deskstream.outbound.domain.Composition;
import io.deskstream.outbound.domain.GraphError;
import io.deskstream.outbound.domain.Profile;
import io.deskstream.outbound.domain.ProfileAnswer;
import io.deskstream.outbound.lookups.ProfileSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /{version}/{psid or igsid}?fields=...}.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/identity/user-profile">User Profile API</a>
 */
public final class ProfileApi implements ProfileSource {

    private static final String MESSENGER_FIELDS = "name,first_name,last_name,profile_pic";
    private static final String INSTAGRAM_FIELDS = "name,username,profile_pic";

    private final GraphHttp http;

    public ProfileApi(GraphHttp http) {
        this.http = http;
    }

    @Override
    public CompletionStage<ProfileAnswer> find(Account.Connected account, String participantId) {
        String fields = account.page().channel().equals(Composition.INSTAGRAM) ? INSTAGRAM_FIELDS : MESSENGER_FIELDS;
        return http.get(account.token(), address -> address.queryParam("fields", fields), participantId)
                .map(ProfileApi::read)
                .onErrorResume(Unanswered.class, failure -> Mono.just(new ProfileAnswer.NoAnswer(failure.reason())))
                .toFuture();
    }

    private static ProfileAnswer read(RawAnswer answer) {
        Optional<GraphError> error = ErrorObject.of(answer);
        if (error.isPresent()) {
            return new ProfileAnswer.Refused(answer.status(), error.get());
        }
        if (!answer.isSuccess() || answer.body().isEmpty()) {
            return new ProfileAnswer.NoAnswer("HTTP " + answer.status() + " without a readable body");
        }
        return new ProfileAnswer.Found(profile(answer.body()));
    }

    private static Profile profile(JsonNode body) {
        String name = text(body, "name");
        return new Profile(name != null ? name : joined(body), text(body, "username"), text(body, "profile_pic"));
    }

    private static @Nullable String joined(JsonNode body) {
        String first = text(body, "first_name");
        String last = text(body, "last_name");
        if (first == null || last == null) {
            return first == null ? last : first;
        }
        return first + " " + last;
    }

    private static @Nullable String text(JsonNode body, String field) {
        String text = body.path(field).asString("");
        return text.isBlank() ? null : text;
    }
}
