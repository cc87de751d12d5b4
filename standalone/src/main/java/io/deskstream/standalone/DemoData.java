package io.deskstream.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Connects the demo's accounts and makes its agents through the public API, once per installation. Blocks its caller. */
final class DemoData {

    private static final List<Map<String, String>> ACCOUNTS = List.of(
            account("facebook", "100000000000001", "Bluebird Bikes"),
            account("instagram", "17841400000000001", "bluebird.bikes"));

    private static final List<Map<String, String>> AGENTS =
            List.of(agent("maya@deskstream.local", "Maya"), agent("jonas@deskstream.local", "Jonas"));

    private final URI gateway;
    private final HttpClient client;

    DemoData(URI gateway, HttpClient client) {
        this.gateway = gateway;
        this.client = client;
    }

    void load(Admin admin, DataDirectory directory) throws IOException, InterruptedException {
        Path done = directory.resolve("demo-data");
        if (Files.exists(done)) {
            return;
        }
        AdminSession session = AdminSession.open(gateway, client, admin);
        for (Map<String, String> account : ACCOUNTS) {
            make(session, "/api/accounts", account);
        }
        for (Map<String, String> agent : AGENTS) {
            make(session, "/api/users", agent);
        }
        StoredFile.write(done, "loaded\n");
    }

    /** What is there already is left as it is. */
    private static void make(AdminSession session, String path, Map<String, String> body)
            throws IOException, InterruptedException {
        session.post(path, body, Set.of(201, 409));
    }

    private static Map<String, String> account(String channel, String id, String name) {
        return Map.of("channel", channel, "account_id", id, "name", name, "access_token", "sim-token-" + id);
    }

    private static Map<String, String> agent(String email, String name) {
        return Map.of("email", email, "name", name, "role", "agent", "password", Admin.DEFAULT_PASSWORD);
    }
}
