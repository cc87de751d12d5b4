package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.SessionEnded;
import io.deskstream.persistence.DirectoryTopic;
import io.deskstream.persistence.RunningService;
import io.deskstream.schemas.serde.RecordCodec;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Sessions begin by log-in and end by log-out, a new password, deactivation and a change of role. */
class LogInTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.ResponseSpec attempt(String email, String password) {
        return service.client()
                .post()
                .uri("/api/auth/login")
                .bodyValue(Map.of("email", email, "password", password))
                .exchange();
    }

    @Test
    void shouldAnswerALogInWithUserTokenAndAnHttpOnlyCookie() {
        attempt(" ADMIN@example.org ", RunningService.PASSWORD)
                .expectStatus()
                .isOk()
                .expectHeader()
                .value(
                        HttpHeaders.SET_COOKIE,
                        cookie -> assertThat(cookie)
                                .startsWith("deskstream_session=")
                                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=43200")
                                .doesNotContain("Secure"))
                .expectBody()
                .jsonPath("$.user.email")
                .isEqualTo(RunningService.ADMIN)
                .jsonPath("$.user.role")
                .isEqualTo("admin")
                .jsonPath("$.user.password_hash")
                .doesNotExist()
                .jsonPath("$.expires_at")
                .value(
                        String.class,
                        time -> assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    }

    @Test
    void shouldMakeTheCookieSecureWhereTheBrowserCameByHttps() {
        service.client()
                .post()
                .uri("/api/auth/login")
                .header("X-Forwarded-Proto", "https")
                .bodyValue(Map.of("email", RunningService.ADMIN, "password", RunningService.PASSWORD))
                .exchange()
                .expectHeader()
                .value(HttpHeaders.SET_COOKIE, cookie -> assertThat(cookie).contains("; Secure"));
    }

    @Test
    void shouldTakeTheSessionFromTheCookieToo() {
        String token = service.logIn(RunningService.ADMIN, RunningService.PASSWORD);
        service.client()
                .get()
                .uri("/api/me")
                .cookie("deskstream_session", token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo(RunningService.ADMIN);
    }

    @Test
    void shouldRefuseEverythingWithoutASession() {
        for (String path : new String[] {"/api/me", "/api/conversations", "/api/users", "/api/nothing"}) {
            service.client()
                    .get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("unauthenticated")
                    .jsonPath("$.status")
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldRefuseATokenThatIsNotOurs() {
        String token = service.logIn(RunningService.ADMIN, RunningService.PASSWORD);
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        service.client()
                .get()
                .uri("/api/me")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + forged)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void shouldAnswerAWrongPasswordAndAnUnknownAddressAlike() {
        byte[] wrong = attempt(RunningService.ADMIN, "wrong")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_credentials")
                .returnResult()
                .getResponseBody();
        byte[] unknown = attempt("nobody@example.org", "wrong")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void shouldThrottleLogInsThatFailWhetherOrNotTheAccountExists() {
        service.agent("throttled");
        for (String email : new String[] {"throttled@example.org", "no-such-user@example.org"}) {
            for (int i = 0; i < LogInThrottle.BY_ACCOUNT; i++) {
                attempt(email, "wrong").expectStatus().isUnauthorized();
            }
            attempt(email, RunningService.PASSWORD)
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .value(
                            HttpHeaders.RETRY_AFTER,
                            seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60))
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("throttled");
        }
        attempt(RunningService.ADMIN, RunningService.PASSWORD).expectStatus().isOk();
    }

    @Test
    void shouldEndThisSessionOnLogOutAndNoOther() {
        var agent = service.agent("leaver");
        WebTestClient other = service.as("leaver@example.org", RunningService.PASSWORD);
        agent.client()
                .post()
                .uri("/api/auth/logout")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .value(
                        HttpHeaders.SET_COOKIE,
                        cookie -> assertThat(cookie).contains("deskstream_session=;", "Max-Age=0"));
        agent.client().get().uri("/api/me").exchange().expectStatus().isUnauthorized();
        other.get().uri("/api/me").exchange().expectStatus().isOk();
    }

    @Test
    void shouldTellTheTopicOfAnEndedSessionUntilItHasExpired() {
        var agent = service.agent("told");
        agent.client().post().uri("/api/auth/logout").exchange().expectStatus().isNoContent();
        String sid = endedBy(agent);
        try (DirectoryTopic topic = new DirectoryTopic(service.bean(RecordCodec.class))) {
            SessionEnded ended = topic.await("session:" + sid, SessionEnded.class, session -> true);
            assertThat(ended.getUserId()).isEqualTo(agent.id().toString());
            assertThat(ended.getExpiresAt()).isAfter(Instant.now().plusSeconds(43_000));
            service.tables().run("update ended_sessions set expires_at = now() - interval '1 hour'");
            service.as("told@example.org", RunningService.PASSWORD)
                    .post()
                    .uri("/api/auth/logout")
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            topic.awaitTombstone("session:" + sid);
            assertThat(endedBy(agent)).isNotEqualTo(sid);
        }
    }

    private static String endedBy(RunningService.Agent agent) {
        return service.tables()
                .column("select id from ended_sessions where user_id = ?", agent.id())
                .getFirst();
    }

    @Test
    void shouldLetTheUserInAgainInTheSecondOfANewPassword() {
        String password = RunningService.PASSWORD;
        service.agent("quick");
        for (int i = 0; i < 3; i++) {
            WebTestClient client = service.as("quick@example.org", password);
            client.post()
                    .uri("/api/me/password")
                    .bodyValue(Map.of("current", password, "new", "new password " + i))
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            client.get().uri("/api/me").exchange().expectStatus().isUnauthorized();
            password = "new password " + i;
        }
    }

    @Test
    void shouldEndSessionsWhenAUserIsDeactivatedOrChangesRole() {
        var agent = service.agent("mover");
        change(agent, Map.of("role", "admin"));
        agent.client().get().uri("/api/me").exchange().expectStatus().isUnauthorized();
        WebTestClient promoted = service.as("mover@example.org", RunningService.PASSWORD);
        promoted.get().uri("/api/me").exchange().expectBody().jsonPath("$.role").isEqualTo("admin");
        change(agent, Map.of("active", false));
        promoted.get().uri("/api/me").exchange().expectStatus().isUnauthorized();
        attempt("mover@example.org", RunningService.PASSWORD)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_credentials");
    }

    private static void change(RunningService.Agent agent, Map<String, Object> members) {
        service.admin()
                .patch()
                .uri("/api/users/" + agent.id())
                .bodyValue(members)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void shouldChangeThePasswordOnlyForWhoKnowsIt() {
        var agent = service.agent("changer");
        agent.client()
                .post()
                .uri("/api/me/password")
                .bodyValue(Map.of("current", "not it", "new", "a new password"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].member")
                .isEqualTo("current");
        agent.client()
                .post()
                .uri("/api/me/password")
                .bodyValue(Map.of("current", RunningService.PASSWORD, "new", "a new password"))
                .exchange()
                .expectStatus()
                .isNoContent();
        attempt("changer@example.org", RunningService.PASSWORD).expectStatus().isUnauthorized();
        attempt("changer@example.org", "a new password").expectStatus().isOk();
    }
}
