package io.deskstream.gateway;

import static io.deskstream.gateway.GatewayRig.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What ended in the directory has ended here: sockets close, requests are refused; what goes on is left alone. */
class EndOfSessionTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static GatewayRig rig;

    @BeforeAll
    static void start() {
        rig = new GatewayRig();
        await().until(() -> status("GET", "/actuator/health/readiness", "") == 200);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static String newUser() {
        String id = uuid();
        rig.user(id, "Uma", "agent", true);
        return id;
    }

    @Test
    void aLogOutClosesItsOwnSocketsAndNoOther() {
        String user = newUser();
        String sid = uuid();
        String leaving = GatewayRig.token(user, Instant.now(), sid);
        String staying = rig.token(user);
        try (var one = SocketClient.open(rig.port(), leaving, null);
                var other = SocketClient.open(rig.port(), staying, null)) {
            one.next("hello");
            other.next("hello");
            rig.sessionEnds(sid, user);
            assertThat(one.closeCode()).isEqualTo(4401);
            assertThat(status("GET", "/api/events", leaving)).isEqualTo(401);
            assertThat(status("GET", "/api/events", staying)).isEqualTo(200);
            other.send("{\"type\":\"ping\"}");
            other.next("pong");
        }
    }

    @Test
    void aRevokedTokenClosesItsSocketsAndNoOther() {
        String user = newUser();
        String id = uuid();
        rig.apiToken(id, user, "read", "dsk_one");
        rig.apiToken(uuid(), user, "read", "dsk_other");
        try (var one = SocketClient.open(rig.port(), "dsk_one", null);
                var other = SocketClient.open(rig.port(), "dsk_other", null)) {
            one.next("hello");
            other.next("hello");
            rig.deleted("api_token:" + id);
            assertThat(one.closeCode()).isEqualTo(4401);
            assertThat(status("GET", "/api/events", "dsk_one")).isEqualTo(401);
            other.send("{\"type\":\"ping\"}");
            other.next("pong");
        }
    }

    @Test
    void aTokenForReadingChangesNothing() {
        String user = newUser();
        rig.apiToken(uuid(), user, "read", "dsk_reads");
        rig.apiToken(uuid(), user, "write", "dsk_writes");
        String path = "/api/conversations/" + uuid() + "/read";
        assertThat(status("POST", path, "dsk_reads")).isEqualTo(403);
        assertThat(status("POST", path, "dsk_writes")).isEqualTo(404);
        try (var socket = SocketClient.open(rig.port(), "dsk_reads", null)) {
            socket.next("hello");
            socket.send("{\"type\":\"presence\",\"status\":\"online\",\"viewing\":[]}");
            assertThat(socket.next("error").get("code").asString()).isEqualTo("forbidden");
        }
    }

    @Test
    void anExpiredSessionIsRefusedToTheSecond() {
        String user = newUser();
        Instant issuedAt = Instant.now().minusSeconds(43_201);
        assertThat(status("GET", "/api/events", GatewayRig.token(user, issuedAt)))
                .isEqualTo(401);
    }

    @Test
    void aTokenThatNobodyMadeIsRefused() {
        assertThat(status("GET", "/api/events", "dsk_nobodys")).isEqualTo(401);
    }

    @Test
    void theEndIsRememberedOverARestart() {
        String user = newUser();
        String sid = uuid();
        String token = GatewayRig.token(user, Instant.now(), sid);
        assertThat(status("GET", "/api/events", token)).isEqualTo(200);
        rig.sessionEnds(sid, user);
        rig.restart();
        await().until(() -> status("GET", "/actuator/health/readiness", "") == 200);
        assertThat(status("GET", "/api/events", token)).isEqualTo(401);
    }

    private static int status(String method, String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rig.port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{\"seq\":1}"))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
