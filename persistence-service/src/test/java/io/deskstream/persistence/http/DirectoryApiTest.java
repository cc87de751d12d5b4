package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.AccountChanged;
import io.deskstream.avro.UserChanged;
import io.deskstream.persistence.DirectoryTopic;
import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.postgres.directory.AccountDirectory;
import io.deskstream.persistence.postgres.directory.NewAccount;
import io.deskstream.schemas.crypto.TokenCipher;
import io.deskstream.schemas.serde.RecordCodec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Users, accounts and settings change by admins only, are told on the topic in order, and give no secret away. */
@ExtendWith(OutputCaptureExtension.class)
class DirectoryApiTest {

    private static final String TOKEN = "EAAG-a-token-that-nobody-may-see";

    private static RunningService service;
    private static WebTestClient admin;
    private static RunningService.Agent agent;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        admin = service.admin();
        agent = service.agent("agnes");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.ResponseSpec connect(String accountId, String token) {
        return admin.post()
                .uri("/api/accounts")
                .bodyValue(
                        Map.of("channel", "facebook", "account_id", accountId, "name", "Shop", "access_token", token))
                .exchange();
    }

    private static UUID idOf(WebTestClient.ResponseSpec answer) {
        String[] id = new String[1];
        answer.expectBody().jsonPath("$.id").value(String.class, found -> id[0] = found);
        return UUID.fromString(id[0]);
    }

    @Test
    void shouldLetAgentsReadColleaguesButChangeNothing() {
        agent.client()
                .get()
                .uri("/api/users")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.name == 'agnes')].role")
                .isEqualTo("agent")
                .jsonPath("$.items[0].email")
                .doesNotExist();
        for (String path : List.of("/api/users", "/api/accounts")) {
            agent.client()
                    .post()
                    .uri(path)
                    .bodyValue(Map.of())
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("forbidden");
        }
        agent.client()
                .patch()
                .uri("/api/settings")
                .bodyValue(Map.of("unassigned_visible_to_agents", false))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void shouldRefuseASecondUserOfTheSameAddress() {
        admin.post()
                .uri("/api/users")
                .bodyValue(
                        Map.of("email", "AGNES@example.org", "name", "x", "role", "agent", "password", "long enough"))
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("email_exists");
    }

    @Test
    void shouldKeepTheLastActiveAdmin() {
        String id = service.tables()
                .column("select id from users where email = ?", RunningService.ADMIN)
                .getFirst();
        for (Map<String, Object> change :
                List.<Map<String, Object>>of(Map.of("active", false), Map.of("role", "agent"))) {
            admin.patch()
                    .uri("/api/users/" + id)
                    .bodyValue(change)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("last_admin");
        }
        admin.get().uri("/api/me").exchange().expectStatus().isOk();
    }

    @Test
    void shouldKeepAnAdminWhenTwoDemoteEachOtherAtOnce() {
        for (int i = 0; i < 5; i++) {
            WebTestClient one = secondAdmin("one" + i);
            String oneId = idByEmail("one" + i + "@example.org");
            String rootId = idByEmail(RunningService.ADMIN);
            var answers = java.util.stream.Stream.of(Map.entry(admin, oneId), Map.entry(one, rootId))
                    .parallel()
                    .map(demotion -> demotion.getKey()
                            .patch()
                            .uri("/api/users/" + demotion.getValue())
                            .bodyValue(Map.of("role", "agent"))
                            .exchange()
                            .returnResult(String.class)
                            .getStatus()
                            .value())
                    .toList();
            assertThat(answers).contains(200).doesNotContain(500);
            assertThat(service.tables().column("select id from users where role = 'admin' and active"))
                    .hasSize(1);
            service.tables().run("update users set role = 'admin' where email = ?", RunningService.ADMIN);
            service.tables().run("update users set role = 'agent' where email <> ?", RunningService.ADMIN);
            admin = service.admin();
        }
    }

    private static WebTestClient secondAdmin(String name) {
        admin.post()
                .uri("/api/users")
                .bodyValue(Map.of(
                        "email", name + "@example.org", "name", name, "role", "admin", "password", "long enough"))
                .exchange()
                .expectStatus()
                .isCreated();
        return service.as(name + "@example.org", "long enough");
    }

    private static String idByEmail(String email) {
        return service.tables()
                .column("select id from users where email = ?", email)
                .getFirst();
    }

    @Test
    void shouldAnswerNotFoundForAChangeOfNothing() {
        admin.patch()
                .uri("/api/users/" + UUID.randomUUID())
                .bodyValue(Map.of("name", "x"))
                .exchange()
                .expectStatus()
                .isNotFound();
        admin.patch()
                .uri("/api/accounts/" + UUID.randomUUID())
                .bodyValue(Map.of("name", "x"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void shouldConnectAnAccountOnceAndNeverSendItsTokenBack(CapturedOutput output) {
        var connected = connect("501", TOKEN);
        connected.expectStatus().isCreated();
        String body = new String(
                connected.expectBody().returnResult().getResponseBodyContent(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(body).contains("\"health\":\"ok\"").doesNotContain(TOKEN).doesNotContain("token\"");
        connect("501", TOKEN)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account_exists");
        String list = admin.get()
                .uri("/api/accounts")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(list).contains("\"501\"").doesNotContain(TOKEN);
        assertThat(service.tables()
                        .column("select token from accounts where account_id = '501'")
                        .getFirst())
                .startsWith("k1:")
                .doesNotContain(TOKEN);
        assertThat(service.tables().column("select detail::text from audit")).noneMatch(text -> text.contains(TOKEN));
        assertThat(output).doesNotContain(TOKEN);
    }

    @Test
    void shouldMakeAnAccountThatNobodyConnectedSeenByAdminsOnlyUntilItIsConnected() {
        AccountDirectory accounts = service.bean(AccountDirectory.class);
        List<NewAccount> seen = List.of(new NewAccount("facebook", "601"), new NewAccount("instagram", "602"));
        accounts.ensure(seen).block();
        accounts.ensure(seen).block();
        assertThat(service.tables()
                        .column("select health from accounts where account_id in ('601', '602') and version = 1"))
                .containsExactly("not_connected", "not_connected");
        assertThat(agent.client()
                        .get()
                        .uri("/api/accounts")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .doesNotContain("\"601\"");
        var connected = connect("601", TOKEN);
        connected.expectStatus().isCreated().expectBody().jsonPath("$.version").isEqualTo(2);
        assertThat(service.tables().column("select id from accounts where account_id = '601'"))
                .hasSize(1);
    }

    @Test
    void shouldTellTheTopicOfEveryChangeInOrderAndWithTheTokenEncrypted() {
        UUID id = idOf(connect("701", TOKEN));
        for (int i = 1; i <= 5; i++) {
            admin.patch()
                    .uri("/api/accounts/" + id)
                    .bodyValue(Map.of("name", "Shop " + i))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        try (DirectoryTopic topic = new DirectoryTopic(service.bean(RecordCodec.class))) {
            AccountChanged last =
                    topic.await("account:" + id, AccountChanged.class, account -> account.getVersion() == 6);
            assertThat(last.getName()).isEqualTo("Shop 5");
            assertThat(last.getHealth()).isEqualTo("ok");
            assertThat(last.getToken()).startsWith("k1:");
            assertThat(service.bean(TokenCipher.class).decrypt(last.getToken(), id.toString()))
                    .isEqualTo(TOKEN);
            assertThat(topic.versions("account:" + id)).isSorted();
        }
    }

    @Test
    void shouldTellTheTopicOfUsersWithoutSecrets() {
        var told = service.agent("teller");
        admin.patch()
                .uri("/api/users/" + told.id())
                .bodyValue(Map.of("active", false))
                .exchange()
                .expectStatus()
                .isOk();
        try (DirectoryTopic topic = new DirectoryTopic(service.bean(RecordCodec.class))) {
            UserChanged last = topic.await("user:" + told.id(), UserChanged.class, user -> user.getVersion() == 2);
            assertThat(last.getActive()).isFalse();
            assertThat(last.getSessionsValidAfter()).isNotNull();
            assertThat(last.toString()).doesNotContain("$2");
        }
    }

    @Test
    void shouldTellEveryEntityThatManyRequestsChangeAtOnce() {
        List<UUID> ids = LongStream.range(800, 830)
                .parallel()
                .mapToObj(account -> idOf(connect(Long.toString(account), TOKEN)))
                .toList();
        try (DirectoryTopic topic = new DirectoryTopic(service.bean(RecordCodec.class))) {
            ids.forEach(id -> topic.await("account:" + id, AccountChanged.class, account -> account.getVersion() == 1));
        }
        assertThat(Set.copyOf(ids)).hasSize(30);
    }
}
