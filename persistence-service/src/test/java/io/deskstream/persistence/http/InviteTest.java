package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.RunningService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An invited user chooses a password by a link that works once and for a while; nobody reads the link anywhere else. */
@ExtendWith(OutputCaptureExtension.class)
class InviteTest {

    private static final String CHOSEN = "chosen by myself";

    private static RunningService service;
    private static Api admin;
    private static Api nobody;

    @BeforeAll
    static void start() {
        service = RunningService.start("--DESKSTREAM_PUBLIC_URL=https://desk.example.com/");
        admin = new Api(service.admin());
        nobody = new Api(service.client());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Api.Answer invite(String name) {
        Api.Answer invited =
                admin.post("/api/users", Map.of("email", name + "@example.org", "name", name, "role", "agent"));
        assertThat(invited.status()).isEqualTo(201);
        return invited;
    }

    private static String token(Api.Answer invited) {
        return invited.body().at("/invite/token").asString();
    }

    private static Api.Answer accept(String token) {
        return nobody.post("/api/invites/" + token, Map.of("password", CHOSEN));
    }

    private static int logIn(String name) {
        return nobody.post("/api/auth/login", Map.of("email", name + "@example.org", "password", CHOSEN))
                .status();
    }

    @Test
    void shouldLetAnInvitedUserInByTheLinkOnce(CapturedOutput output) {
        Api.Answer invited = invite("ida");
        String token = token(invited);
        assertThat(invited.body().at("/user/invited").asBoolean()).isTrue();
        assertThat(invited.body().at("/invite/url").asString()).isEqualTo("https://desk.example.com/invite#" + token);
        assertThat(logIn("ida")).isEqualTo(401);
        assertThat(nobody.get("/api/invites/" + token).text("email")).isEqualTo("ida@example.org");
        Api.Answer accepted = accept(token);
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.body().at("/user/invited").asBoolean()).isFalse();
        Api ida = new Api(service.withToken(accepted.text("token")));
        assertThat(ida.get("/api/me").text("email")).isEqualTo("ida@example.org");
        assertThat(logIn("ida")).isEqualTo(200);
        assertThat(accept(token).status()).isEqualTo(404);
        assertThat(nobody.get("/api/invites/" + token).status()).isEqualTo(404);
        assertThat(service.tables().column("select token_hash from invites")).doesNotContain(token);
        assertThat(admin.get("/api/audit").body().toString()).doesNotContain(token);
        assertThat(output).doesNotContain(token);
    }

    @Test
    void shouldRefuseAnExpiredLinkAsIfThereWasNone() {
        String token = token(invite("eve"));
        service.tables().run("update invites set expires_at = now()");
        Api.Answer expired = accept(token);
        assertThat(expired.status()).isEqualTo(404);
        assertThat(expired.body()).isEqualTo(accept("never-given-out").body());
    }

    @Test
    void shouldRefuseTheLinkOfADeactivatedUser() {
        Api.Answer invited = invite("dan");
        String id = invited.body().at("/user/id").asString();
        admin.patch("/api/users/" + id, Map.of("active", false));
        assertThat(accept(token(invited)).status()).isEqualTo(404);
        assertThat(admin.post("/api/users/" + id + "/invite", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void shouldKeepOnlyTheNewestLink() {
        Api.Answer first = invite("nia");
        Api.Answer second =
                admin.post("/api/users/" + first.body().at("/user/id").asString() + "/invite", Map.of());
        assertThat(second.status()).isEqualTo(201);
        assertThat(accept(token(first)).status()).isEqualTo(404);
        assertThat(accept(token(second)).status()).isEqualTo(200);
    }

    @Test
    void shouldEndTheSessionsOfWhoForgotThePasswordAndChoosesAnother() {
        var forgetful = service.agent("forgetful");
        Api.Answer link = admin.post("/api/users/" + forgetful.id() + "/invite", Map.of());
        assertThat(new Api(forgetful.client()).get("/api/me").status()).isEqualTo(200);
        assertThat(accept(token(link)).status()).isEqualTo(200);
        assertThat(new Api(forgetful.client()).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void shouldEndALinkWhenThePasswordIsChangedOtherwise() {
        var changer = service.agent("changer");
        Api.Answer link = admin.post("/api/users/" + changer.id() + "/invite", Map.of());
        new Api(changer.client()).post("/api/me/password", Map.of("current", RunningService.PASSWORD, "new", CHOSEN));
        assertThat(accept(token(link)).status()).isEqualTo(404);
    }

    @Test
    void shouldLetOneOfManyAtOnceUseALink() {
        String token = token(invite("max"));
        List<Integer> answers = java.util.stream.IntStream.range(0, 5)
                .parallel()
                .mapToObj(attempt -> accept(token).status())
                .toList();
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 404);
    }

    @Test
    void shouldRefuseAWeakPasswordAndKeepTheLink() {
        String token = token(invite("wes"));
        assertThat(nobody.post("/api/invites/" + token, Map.of("password", "short"))
                        .status())
                .isEqualTo(400);
        assertThat(accept(token).status()).isEqualTo(200);
    }

    @Test
    void shouldInviteByAdminsOnly() {
        var agent = new Api(service.agent("agnes").client());
        assertThat(agent.post("/api/users", Map.of("email", "x@y", "name", "x", "role", "admin"))
                        .status())
                .isEqualTo(403);
        String id = admin.get("/api/me").text("id");
        assertThat(agent.post("/api/users/" + id + "/invite", Map.of()).status())
                .isEqualTo(403);
    }
}
