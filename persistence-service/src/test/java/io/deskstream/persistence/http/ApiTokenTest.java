package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.ApiTokenChanged;
import io.deskstream.persistence.DirectoryTopic;
import io.deskstream.persistence.RunningService;
import io.deskstream.schemas.serde.RecordCodec;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An integration's token does what its scope and its user's role of now allow, is shown once, and ends when it is revoked. */
@ExtendWith(OutputCaptureExtension.class)
class ApiTokenTest {

    private static RunningService service;
    private static Api admin;
    private static Api agent;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        admin = new Api(service.admin());
        agent = new Api(service.agent("agnes").client());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Api.Answer make(Api by, String scope) {
        Api.Answer made = by.post("/api/tokens", Map.of("name", "crm", "scope", scope));
        assertThat(made.status()).isEqualTo(201);
        return made;
    }

    private static Api with(Api.Answer made) {
        return new Api(service.withToken(made.text("token")));
    }

    @Test
    void shouldActInItsUsersNameWithinItsScope() {
        Api reads = with(make(agent, "read"));
        assertThat(reads.get("/api/me").text("name")).isEqualTo("agnes");
        assertThat(reads.post("/api/labels", Map.of("name", "no")).code()).isEqualTo("forbidden");
        Api writes = with(make(agent, "write"));
        assertThat(writes.post("/api/labels", Map.of("name", "by token")).status())
                .isEqualTo(201);
        assertThat(admin.get("/api/audit?limit=1")
                        .body()
                        .at("/items/0/actor/token_id")
                        .isString())
                .isTrue();
        Api adminWrites = with(make(admin, "write"));
        assertThat(adminWrites.get("/api/audit").status()).isEqualTo(403);
        Api administrates = with(make(admin, "admin"));
        assertThat(administrates.get("/api/audit").status()).isEqualTo(200);
    }

    @Test
    void shouldBeMadeByPeopleOnlyAndNeverWithMoreThanTheirRole() {
        assertThat(agent.post("/api/tokens", Map.of("name", "x", "scope", "admin"))
                        .code())
                .isEqualTo("forbidden");
        Api administrates = with(make(admin, "admin"));
        assertThat(administrates
                        .post("/api/tokens", Map.of("name", "x", "scope", "read"))
                        .code())
                .isEqualTo("session_required");
        assertThat(administrates
                        .post("/api/me/password", Map.of("current", "x", "new", "y"))
                        .code())
                .isEqualTo("session_required");
        assertThat(administrates.post("/api/auth/logout", Map.of()).code()).isEqualTo("session_required");
    }

    @Test
    void shouldLoseWhatItsUserLosesAndEndWithTheUser() {
        var boss = service.agent("boss");
        admin.patch("/api/users/" + boss.id(), Map.of("role", "admin"));
        Api session = new Api(service.as("boss@example.org", RunningService.PASSWORD));
        Api administrates = with(make(session, "admin"));
        assertThat(administrates.get("/api/audit").status()).isEqualTo(200);
        admin.patch("/api/users/" + boss.id(), Map.of("role", "agent"));
        assertThat(administrates.get("/api/audit").status()).isEqualTo(403);
        admin.patch("/api/users/" + boss.id(), Map.of("active", false));
        assertThat(administrates.get("/api/me").status()).isEqualTo(401);
        admin.patch("/api/users/" + boss.id(), Map.of("active", true));
        assertThat(administrates.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void shouldBeShownOnceAndToldByItsHashAlone(CapturedOutput output) {
        Api.Answer made = make(agent, "read");
        String token = made.text("token");
        assertThat(token).matches("dsk_[A-Za-z0-9_-]{43}");
        assertThat(agent.get("/api/tokens").body().toString())
                .contains(made.text("id"))
                .doesNotContain(token);
        assertThat(admin.get("/api/audit").body().toString()).doesNotContain(token);
        assertThat(output).doesNotContain(token);
        try (DirectoryTopic topic = new DirectoryTopic(service.bean(RecordCodec.class))) {
            ApiTokenChanged told = topic.await("api_token:" + made.text("id"), ApiTokenChanged.class, any -> true);
            assertThat(told.getHash()).isEqualTo(Secret.hash(token));
            assertThat(told.getScope()).isEqualTo("read");
            assertThat(agent.delete("/api/tokens/" + made.text("id")).status()).isEqualTo(204);
            topic.awaitTombstone("api_token:" + made.text("id"));
        }
        assertThat(with(made).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void shouldBeItsUsersAndTheAdminsBusinessAlone() {
        Api.Answer mine = make(admin, "read");
        Api.Answer theirs = make(agent, "read");
        assertThat(agent.get("/api/tokens").body().toString())
                .contains(theirs.text("id"))
                .doesNotContain(mine.text("id"));
        assertThat(agent.delete("/api/tokens/" + mine.text("id")).status()).isEqualTo(404);
        assertThat(admin.get("/api/tokens").body().toString()).contains(theirs.text("id"));
        assertThat(admin.delete("/api/tokens/" + theirs.text("id")).status()).isEqualTo(204);
    }
}
