package io.deskstream.persistence.http;

import static org.awaitility.Awaitility.await;

import io.deskstream.persistence.RunningService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a request gets wrong is named in a 400 that programs can read. */
class RequestRulesTest {

    private static RunningService service;
    private static WebTestClient admin;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        admin = service.admin();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.BodyContentSpec refused(String body) {
        return admin.post()
                .uri("/api/users")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_request")
                .jsonPath("$.type")
                .isEqualTo("about:blank");
    }

    @Test
    void shouldNameEveryMemberThatIsWrong() {
        refused("{\"email\":\"a@b\\u0000\",\"role\":\"boss\",\"password\":\"short\",\"colour\":\"red\"}")
                .jsonPath("$.errors[*].member")
                .isEqualTo(List.of("email", "name", "role", "password", "colour"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"not json", "[]", "7"})
    void shouldRefuseABodyThatIsNoJsonObject(String body) {
        refused(body).jsonPath("$.errors[0].member").isEqualTo("body");
    }

    @Test
    void shouldRefuseAMissingBody() {
        admin.post()
                .uri("/api/users")
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_request");
    }

    @Test
    void shouldRefuseAnotherMediaType() {
        admin.post()
                .uri("/api/users")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "status, new",
        "channel, email",
        "assignee, somebody",
        "unread, maybe",
        "limit, 0",
        "limit, 201",
        "limit, many",
        "cursor, abc",
        "colour, red",
        "q, %00"
    })
    void shouldNameAQueryParameterThatIsWrong(String name, String value) {
        admin.get()
                .uri(uri -> java.net.URI.create(uri.path("/api/conversations").build() + "?" + name + "=" + value))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_request")
                .jsonPath("$.errors[0].member")
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"/api/nothing", "/api/conversations/x", "/api/conversations/00000000-0000-0000-0000-00000000dead"})
    void shouldAnswerNotFoundForWhatIsNotThere(String path) {
        admin.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_found");
    }

    @Test
    void shouldAnswerAMethodThatIsNotThere() {
        admin.delete()
                .uri("/api/me")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("method_not_allowed");
    }

    @Test
    void shouldBeReadyAndExposeNothingButHealthAndMetrics() {
        // It is ready once the inputs are worked.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> service.client()
                        .get()
                        .uri("/actuator/health/readiness")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.status")
                        .isEqualTo("UP"));
        service.client()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk();
        service.client()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk();
        service.client().get().uri("/actuator/env").exchange().expectStatus().isNotFound();
    }
}
