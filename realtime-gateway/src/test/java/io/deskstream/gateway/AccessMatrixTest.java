package io.deskstream.gateway;

import static io.deskstream.gateway.GatewayRig.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.testkit.api.ApiReference;
import io.deskstream.testkit.api.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every call of {@code docs/openapi.yaml} that the gateway answers, by every kind of caller, about a conversation that is not
 * there; and every change of the whole API from a foreign page.
 */
class AccessMatrixTest {

    private static final ApiReference REFERENCE = ApiReference.read();
    private static final List<Operation> OPERATIONS = REFERENCE.operationsOf("realtime-gateway");
    private static final Pattern ROUTE = Pattern.compile("\\((\\w+) && (/[^)]*)\\)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static GatewayRig rig;

    @BeforeAll
    static void start() {
        rig = new GatewayRig();
        await().until(() ->
                answer("GET", "/actuator/health/readiness", null, Map.of()).startsWith("200"));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void everyRouteOfTheGatewayIsDescribedAndNoOther() {
        Set<String> described = OPERATIONS.stream().map(Operation::toString).collect(Collectors.toSet());
        assertThat(described)
                .as("docs/openapi.yaml: every route of the gateway, with its x-access")
                .isEqualTo(routes());
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        String commands = rig.bean("commandRoutes", RouterFunction.class).toString();
        ROUTE.matcher(commands).results().forEach(route -> routes.add(route.group(1) + " " + route.group(2)));
        rig.bean("paths", SimpleUrlHandlerMapping.class).getUrlMap().keySet().stream()
                .filter(path -> !path.contains("*"))
                .forEach(path -> routes.add("GET " + path));
        return routes;
    }

    /** By the kind of caller, what is sent in {@code Authorization}. */
    private static Map<String, String> strangers() {
        String leaver = uuid();
        rig.user(leaver, "Leo", "admin", false);
        String ended = uuid();
        rig.sessionEnds(ended, GatewayRig.ADMIN);
        String revoked = uuid();
        rig.apiToken(revoked, GatewayRig.ADMIN, "admin", "dsk_revoked");
        rig.deleted("api_token:" + revoked);
        Map<String, String> strangers = new LinkedHashMap<>();
        strangers.put("nobody", "");
        strangers.put("a forger", rig.token(GatewayRig.ADMIN) + "x");
        strangers.put("a forger of tokens", "dsk_forged");
        strangers.put(
                "an expired session",
                GatewayRig.token(GatewayRig.ADMIN, Instant.now().minusSeconds(43_201)));
        strangers.put("an ended session", GatewayRig.token(GatewayRig.ADMIN, Instant.now(), ended));
        strangers.put("a deactivated admin", rig.token(leaver));
        strangers.put("a revoked token", "dsk_revoked");
        // The directory is read in order: who comes after these is known when these are.
        String last = uuid();
        rig.user(last, "Last", "agent", true);
        await().until(() ->
                answer("GET", "/api/events", rig.token(last), Map.of()).startsWith("200"));
        return strangers;
    }

    private static Map<String, String> known() {
        rig.apiToken(uuid(), GatewayRig.AGENT, "read", "dsk_matrix_reads");
        rig.apiToken(uuid(), GatewayRig.AGENT, "write", "dsk_matrix_writes");
        Map<String, String> known = new LinkedHashMap<>();
        known.put("an admin", rig.token(GatewayRig.ADMIN));
        known.put("an agent", rig.token(GatewayRig.AGENT));
        known.put("a token for writing", "dsk_matrix_writes");
        known.put("a token for reading", "dsk_matrix_reads");
        return known;
    }

    @Test
    void everyCallerOfEveryCallIsAnsweredAsTheyStand() {
        List<String> faults = new ArrayList<>();
        Map<String, String> strangers = strangers();
        Map<String, String> known = known();
        for (Operation operation : OPERATIONS) {
            strangers.forEach((who, token) -> check(operation, who, token, "401 unauthenticated", faults));
            known.forEach((who, token) -> check(operation, who, token, letIn(operation, who), faults));
        }
        System.out.printf(
                "access matrix of the gateway: %d calls, %d cases, %d failures%n",
                OPERATIONS.size(), OPERATIONS.size() * (strangers.size() + known.size()), faults.size());
        assertThat(faults).isEmpty();
    }

    private static String letIn(Operation operation, String who) {
        if (!operation.reads()) {
            if (who.equals("a token for reading")) {
                return "403 forbidden";
            }
            if (operation.access() == Operation.Access.ADMIN && !who.equals("an admin")) {
                return "403 forbidden";
            }
        }
        // A socket's upgrade is asked for without its headers here.
        return operation.namesSomething() ? "404 not_found" : operation.path().endsWith("/ws") ? "400" : "200";
    }

    private static void check(Operation operation, String who, String token, String wanted, List<String> faults) {
        String told = answer(operation.method(), operation.at(uuid()), token, Map.of(), body(operation));
        if (!told.startsWith(wanted)) {
            faults.add(operation + " by " + who + ": " + told + ", wants " + wanted);
        }
    }

    @Test
    void everyChangeFromAForeignPageIsRefused() {
        List<String> faults = new ArrayList<>();
        List<Operation> changes = REFERENCE.operations().stream()
                .filter(operation -> !operation.reads())
                .toList();
        for (Operation change : changes) {
            for (Map<String, String> page : List.of(
                    Map.of("Origin", "https://evil.example"),
                    Map.of("Sec-Fetch-Site", "cross-site"),
                    Map.of("Origin", "null"),
                    Map.<String, String>of())) {
                Map<String, String> headers = new LinkedHashMap<>(page);
                headers.put("Cookie", "deskstream_session=" + rig.token(GatewayRig.ADMIN));
                String told = answer(change.method(), change.at(uuid()), null, headers, body(change));
                if (!told.equals("403 origin_not_allowed")) {
                    faults.add(change + " from " + page + ": " + told);
                }
            }
        }
        System.out.printf("cross-site: %d changes, %d cases%n", changes.size(), changes.size() * 4);
        assertThat(faults).isEmpty();
        assertThat(rig.queryApi.seen).noneMatch(seen -> !seen.method().equals("GET"));
    }

    private static String answer(String method, String path, @Nullable String token, Map<String, String> headers) {
        return answer(method, path, token, headers, null);
    }

    private static @Nullable String body(Operation operation) {
        JsonNode example = operation.example();
        return example == null ? null : example.toString();
    }

    /** The status and the problem's code. */
    private static String answer(
            String method, String path, @Nullable String token, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rig.port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null && !token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + code(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(String body) {
        return body.startsWith("{")
                ? JsonMapper.shared().readTree(body).path("code").asString("")
                : "";
    }
}
