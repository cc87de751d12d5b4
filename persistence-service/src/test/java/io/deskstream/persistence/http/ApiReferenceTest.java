package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.RunningService;
import io.deskstream.testkit.api.ApiReference;
import io.deskstream.testkit.api.Operation;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** {@code docs/openapi.yaml} describes every call of this service, none that is not there, and its answers as they are. */
class ApiReferenceTest {

    private static final ApiReference REFERENCE = ApiReference.read();

    private static RunningService service;
    private static Api admin;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        admin = new Api(service.admin());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void shouldDescribeEveryRouteAndNoOther() {
        Set<String> described = REFERENCE.operationsOf("persistence-service").stream()
                .map(Operation::toString)
                .collect(Collectors.toSet());
        assertThat(described)
                .as("docs/openapi.yaml: every route of the service, with its x-access")
                .isEqualTo(routes());
    }

    private static Set<String> routes() {
        return service
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(ApiReferenceTest::calls)
                .filter(call -> call.contains(" /api/"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> calls(RequestMappingInfo route) {
        return route.getPatternsCondition().getPatterns().stream()
                .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                        .map(method -> method.name() + " " + path.getPatternString()));
    }

    private static Operation operation(String name) {
        return REFERENCE.operations().stream()
                .filter(operation -> operation.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertDescribed(String operation, Api.Answer answer) {
        assertThat(REFERENCE.faults(operation(operation), answer.status(), answer.body()))
                .as("%s answers %s", operation, answer)
                .isEmpty();
    }

    @Test
    void shouldDescribeWhatPeopleAndTokensAreAnswered() {
        Map<String, String> invited = Map.of("email", "ida@example.org", "name", "Ida", "role", "agent");
        Api.Answer invite = admin.post("/api/users", invited);
        assertDescribed("POST /api/users", invite);
        assertDescribed("POST /api/users", admin.post("/api/users", invited));
        String path = "/api/invites/" + invite.body().at("/invite/token").asString();
        Api nobody = new Api(service.client());
        assertDescribed("GET /api/invites/{token}", nobody.get(path));
        Api.Answer accepted = nobody.post(path, Map.of("password", RunningService.PASSWORD));
        assertDescribed("POST /api/invites/{token}", accepted);
        Api ida = new Api(service.withToken(accepted.text("token")));
        assertDescribed("GET /api/me", ida.get("/api/me"));
        assertDescribed("GET /api/users", ida.get("/api/users"));
        assertDescribed("GET /api/users", admin.get("/api/users"));
        String user = "/api/users/" + invite.body().at("/user/id").asString();
        assertDescribed("PATCH /api/users/{id}", admin.patch(user, Map.of("name", "Ida B.")));
        assertDescribed("POST /api/users/{id}/invite", admin.post(user + "/invite", Map.of()));
        assertDescribed("POST /api/tokens", ida.post("/api/tokens", Map.of("name", "crm", "scope", "read")));
        assertDescribed("GET /api/tokens", ida.get("/api/tokens"));
        assertDescribed("GET /api/audit", admin.get("/api/audit"));
        assertDescribed("GET /api/audit", ida.get("/api/audit"));
    }

    @Test
    void shouldDescribeWhatSharedThingsAre() {
        Api.Answer label = admin.post("/api/labels", Map.of("name", "VIP"));
        assertDescribed("POST /api/labels", label);
        assertDescribed("GET /api/labels", admin.get("/api/labels?limit=1"));
        assertDescribed(
                "PATCH /api/labels/{id}", admin.patch("/api/labels/" + label.text("id"), Map.of("color", "#ABCDEF")));
        assertDescribed("PATCH /api/labels/{id}", admin.patch("/api/labels/7", Map.of("colour", "#ABCDEF")));
        Api.Answer reply = admin.post("/api/canned-replies", Map.of("shortcut", "hi", "text", "Hi"));
        assertDescribed("POST /api/canned-replies", reply);
        assertDescribed("GET /api/canned-replies", admin.get("/api/canned-replies"));
        assertDescribed(
                "PATCH /api/canned-replies/{id}",
                admin.patch("/api/canned-replies/" + reply.text("id"), Map.of("text", "Hello")));
        assertDescribed("GET /api/settings", admin.get("/api/settings"));
        assertDescribed("PATCH /api/settings", admin.patch("/api/settings", Map.of("undo_seconds", 7)));
        Api.Answer account = admin.post(
                "/api/accounts",
                Map.of("channel", "facebook", "account_id", "1", "name", "Shop", "access_token", "secret"));
        assertDescribed("POST /api/accounts", account);
        assertDescribed("GET /api/accounts", admin.get("/api/accounts"));
        assertDescribed(
                "PATCH /api/accounts/{id}",
                admin.patch("/api/accounts/" + account.text("id"), Map.of("name", "The shop")));
        assertDescribed("POST /api/accounts/reencrypt", admin.post("/api/accounts/reencrypt", Map.of()));
    }

    @Test
    void shouldDescribeWhatConversationsAre() {
        String me = admin.get("/api/me").text("id");
        UUID id = service.tables().conversation("7", Instant.now(), UUID.fromString(me));
        service.tables().message(id, 1, "inbound", "customer", "received");
        assertDescribed("GET /api/conversations", admin.get("/api/conversations"));
        assertDescribed("GET /api/conversations/{id}", admin.get("/api/conversations/" + id));
        assertDescribed("GET /api/conversations/{id}/messages", admin.get("/api/conversations/" + id + "/messages"));
    }
}
