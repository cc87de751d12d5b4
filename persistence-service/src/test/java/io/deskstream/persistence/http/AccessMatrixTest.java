package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.directory.Workspace;
import io.deskstream.persistence.postgres.directory.UserReads;
import io.deskstream.testkit.api.ApiReference;
import io.deskstream.testkit.api.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Every call of {@code docs/openapi.yaml} that this service answers, by every kind of caller, about nothing, about something
 * that is not there and about another workspace's. {@link ApiReferenceTest} holds that no route is missing there.
 */
class AccessMatrixTest {

    private static final List<Operation> OPERATIONS = ApiReference.read().operationsOf("persistence-service");
    private static final UUID ELSEWHERE = UUID.fromString("00000000-0000-0000-0000-000000000002");

    /** What a caller is allowed; the answers to what is not. */
    private enum Standing {
        NOBODY,
        AGENT,
        AGENT_READING,
        AGENT_WRITING,
        ADMIN,
        ADMIN_READING,
        ADMIN_WRITING,
        ADMIN_BY_TOKEN;

        /** The status and code of the refusal; empty where the call is allowed. */
        Set<String> refusals(Operation operation) {
            if (operation.access() == Operation.Access.OPEN) {
                return Set.of();
            }
            if (this == NOBODY) {
                return Set.of("401 unauthenticated");
            }
            if (isReading() && !operation.reads()) {
                return Set.of("403 forbidden");
            }
            return switch (operation.access()) {
                case OPEN, USER -> Set.of();
                case SESSION -> this == AGENT || this == ADMIN ? Set.of() : Set.of("403 session_required");
                case ADMIN -> this == ADMIN || this == ADMIN_BY_TOKEN ? Set.of() : Set.of("403 forbidden");
            };
        }

        private boolean isReading() {
            return this == AGENT_READING || this == ADMIN_READING;
        }
    }

    private record Kind(String name, Standing standing, Supplier<@Nullable String> token) {}

    private static RunningService service;
    private static List<Kind> kinds;
    private static Map<String, UUID> foreign;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        kinds = kinds();
        foreign = foreign();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static List<Kind> kinds() {
        UUID admin = idOf(RunningService.ADMIN);
        UUID agent = service.agent("agent").id();
        Api asAdmin = new Api(service.withToken(session(admin)));
        Api asAgent = new Api(service.withToken(session(agent)));
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind("nobody", Standing.NOBODY, () -> null));
        kinds.add(new Kind("a forger", Standing.NOBODY, () -> session(admin) + "x"));
        kinds.add(new Kind("a forger of tokens", Standing.NOBODY, () -> "dsk_" + "x".repeat(43)));
        kinds.add(new Kind("an admin whose session expired", Standing.NOBODY, constant(expired(admin))));
        kinds.add(new Kind("an admin who logged out", Standing.NOBODY, constant(ended(admin))));
        kinds.add(new Kind("a deactivated admin", Standing.NOBODY, constant(deactivated())));
        kinds.add(new Kind("a revoked token", Standing.NOBODY, constant(revoked(asAdmin))));
        // A session each: one of the calls is the log-out.
        kinds.add(new Kind("an agent", Standing.AGENT, () -> session(agent)));
        kinds.add(new Kind("an admin", Standing.ADMIN, () -> session(admin)));
        kinds.add(new Kind("an agent's token, reading", Standing.AGENT_READING, constant(token(asAgent, "read"))));
        kinds.add(new Kind("an agent's token, writing", Standing.AGENT_WRITING, constant(token(asAgent, "write"))));
        kinds.add(new Kind("an admin's token, reading", Standing.ADMIN_READING, constant(token(asAdmin, "read"))));
        kinds.add(new Kind("an admin's token, writing", Standing.ADMIN_WRITING, constant(token(asAdmin, "write"))));
        kinds.add(new Kind("an admin's token", Standing.ADMIN_BY_TOKEN, constant(token(asAdmin, "admin"))));
        return kinds;
    }

    private static Supplier<@Nullable String> constant(String token) {
        return () -> token;
    }

    private static UUID idOf(String email) {
        return UUID.fromString(service.tables()
                .column("select id from users where email = ?", email)
                .getFirst());
    }

    private static User user(UUID id) {
        return Objects.requireNonNull(
                service.bean(UserReads.class).find(Workspace.ID, id).block());
    }

    private static String session(UUID userId) {
        return service.bean(SessionTokens.class).issue(user(userId)).token();
    }

    private static String expired(UUID userId) {
        User user = user(userId);
        Instant longAgo = Instant.now().minusSeconds(43_201);
        return service.bean(SessionTokens.class).issue(user, longAgo).token();
    }

    private static String ended(UUID userId) {
        String token = session(userId);
        assertThat(new Api(service.withToken(token))
                        .post("/api/auth/logout", Map.of())
                        .status())
                .isEqualTo(204);
        return token;
    }

    private static String deactivated() {
        UUID leaver = service.agent("leaver").id();
        service.tables().run("update users set role = 'admin' where id = ?", leaver);
        String token = session(leaver);
        service.tables().run("update users set active = false where id = ?", leaver);
        return token;
    }

    private static String token(Api by, String scope) {
        return by.post("/api/tokens", Map.of("name", scope, "scope", scope)).text("token");
    }

    private static String revoked(Api by) {
        Api.Answer made = by.post("/api/tokens", Map.of("name", "revoked", "scope", "admin"));
        assertThat(by.delete("/api/tokens/" + made.text("id")).status()).isEqualTo(204);
        return made.text("token");
    }

    /** By the first segment of the path, the id of one that another workspace has. */
    private static Map<String, UUID> foreign() {
        Map<String, UUID> ids = new LinkedHashMap<>();
        Tables tables = service.tables();
        Api admin = new Api(service.admin());
        UUID user = service.agent("foreigner").id();
        tables.run("update users set workspace_id = ? where id = ?", ELSEWHERE, user);
        ids.put("users", user);
        ids.put(
                "accounts",
                made(
                        admin,
                        "accounts",
                        Map.of("channel", "facebook", "account_id", "9", "name", "x", "access_token", "x")));
        ids.put("labels", made(admin, "labels", Map.of("name", "foreign")));
        ids.put("canned-replies", made(admin, "canned-replies", Map.of("shortcut", "foreign", "text", "x")));
        ids.put("tokens", made(admin, "tokens", Map.of("name", "foreign", "scope", "read")));
        ids.put("conversations", tables.conversation("9", Instant.now(), null));
        ids.forEach((what, id) -> tables.run(
                "update " + what.replace("tokens", "api_tokens").replace('-', '_')
                        + " set workspace_id = ? where id = ?",
                ELSEWHERE,
                id));
        ids.put("attachments", attachment(tables, ids.get("conversations")));
        ids.put("uploads", upload(tables, user));
        return ids;
    }

    private static UUID attachment(Tables tables, UUID conversation) {
        UUID id = UUID.randomUUID();
        UUID message = tables.message(conversation, 1, "look", Instant.now());
        tables.run(
                "update messages set attachments = ? where id = ?",
                "[{\"id\":\"" + id + "\",\"kind\":\"image\",\"url\":\"https://cdn.example/a.png\"}]",
                message);
        return id;
    }

    private static UUID upload(Tables tables, UUID user) {
        UUID id = UUID.randomUUID();
        tables.run(
                "insert into uploads (id, workspace_id, user_id, name, kind, mime_type, size, created_at)"
                        + " values (?, ?, ?, 'a.png', 'image', 'image/png', 1, now())",
                id,
                ELSEWHERE,
                user);
        return id;
    }

    private static UUID made(Api by, String what, Map<String, String> members) {
        return UUID.fromString(by.post("/api/" + what, members).text("id"));
    }

    @Test
    void shouldAnswerEveryCallerOfEveryCallAsTheyStand() {
        List<String> faults = new ArrayList<>();
        int cases = 0;
        for (Operation operation : OPERATIONS) {
            for (Kind kind : kinds) {
                for (String id : ids(operation)) {
                    cases++;
                    fault(operation, kind, id, faults);
                }
            }
        }
        System.out.printf("access matrix: %d calls, %d cases, %d failures%n", OPERATIONS.size(), cases, faults.size());
        assertThat(faults).isEmpty();
    }

    private static List<String> ids(Operation operation) {
        if (!operation.namesSomething()) {
            return List.of("");
        }
        String what = operation.path().split("/")[2];
        List<String> ids = new ArrayList<>(List.of(UUID.randomUUID().toString(), "7"));
        if (operation.access() != Operation.Access.OPEN) {
            ids.add(Objects.requireNonNull(foreign.get(what), () -> "no foreign " + what + " is made here")
                    .toString());
        }
        return ids;
    }

    private static void fault(Operation operation, Kind kind, String id, List<String> faults) {
        Api.Answer answer = call(operation, kind, id);
        String told = answer.status() + " " + answer.code();
        Set<String> refusals = kind.standing().refusals(operation);
        boolean right = refusals.isEmpty() ? isLetIn(operation, answer) : refusals.contains(told);
        if (!right) {
            faults.add(operation + " by " + kind.name() + " about '" + id + "': " + told + ", wants "
                    + (refusals.isEmpty() ? "to be let in" : refusals));
        }
    }

    /** What is not there, or not for this workspace, is not found. */
    private static boolean isLetIn(Operation operation, Api.Answer answer) {
        if (operation.namesSomething()) {
            return answer.status() == 404 && answer.code().equals("not_found");
        }
        boolean wrongPassword = answer.code().equals("invalid_credentials");
        return wrongPassword || (answer.status() < 500 && answer.status() != 401 && answer.status() != 403);
    }

    private static Api.Answer call(Operation operation, Kind kind, String id) {
        WebTestClient client = service.client();
        String token = kind.token().get();
        if (token != null) {
            client = client.mutate()
                    .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                    .build();
        }
        WebTestClient.RequestBodySpec request =
                client.method(HttpMethod.valueOf(operation.method())).uri(operation.at(id));
        if (operation.example() != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(operation.example().toString());
        }
        return Api.Answer.of(request.exchange());
    }

    @Test
    void shouldNoticeACallerWhoIsLetInByMistake() {
        Operation audit = OPERATIONS.stream()
                .filter(operation -> operation.toString().equals("GET /api/audit"))
                .findFirst()
                .orElseThrow();
        Kind admin = kinds.stream()
                .filter(kind -> kind.standing() == Standing.ADMIN)
                .findFirst()
                .orElseThrow();
        List<String> faults = new ArrayList<>();
        fault(audit, new Kind("an admin taken for an agent", Standing.AGENT, admin.token()), "", faults);
        if (faults.isEmpty()) {
            fail("the matrix sees nothing");
        }
    }
}
