package io.deskstream.standalone;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./deskstream reencrypt}: asks the running system, as the admin, to put every stored page token under the first key,
 * and tells what that did. Exits with 1 where a token could not be read or nothing runs.
 */
public final class ReencryptCommand {

    private ReencryptCommand() {}

    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err);
        System.exit(run(List.of(arguments), System.getenv(), console));
    }

    static int run(List<String> arguments, Map<String, String> environment, Console console) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            if (!arguments.isEmpty()) {
                throw new StartRefusedException("reencrypt takes no arguments");
            }
            Settings settings = Settings.of(arguments, environment, Path.of(""));
            URI gateway = URI.create("http://127.0.0.1:" + settings.port(Part.GATEWAY));
            AdminSession session = AdminSession.open(gateway, client, Admin.of(settings));
            return tell(session.post("/api/accounts/reencrypt", Map.of(), Set.of(200)), console);
        } catch (ConnectException e) {
            console.complain("nothing runs on the gateway's port: start ./deskstream up first");
        } catch (IOException | StartRefusedException e) {
            console.complain(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private static int tell(JsonNode done, Console console) {
        console.say("%d tokens re-encrypted under the first key, %d were under it already"
                .formatted(
                        done.path("reencrypted").asInt(), done.path("current").asInt()));
        JsonNode unreadable = done.path("unreadable");
        if (unreadable.isEmpty()) {
            return 0;
        }
        console.complain(
                "%d tokens are under a key that DESKSTREAM_TOKEN_KEYS lacks and were left: add the key, or give these accounts new tokens: %s"
                        .formatted(unreadable.size(), unreadable));
        return 1;
    }
}
