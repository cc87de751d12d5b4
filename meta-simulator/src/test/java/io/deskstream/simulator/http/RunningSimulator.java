package io.deskstream.simulator.http;

import io.deskstream.simulator.SimulatorApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator as others run it: started by its builder, spoken to over HTTP. */
final class RunningSimulator implements AutoCloseable {
    static final String PAGE = "100000000000001";
    static final String INSTAGRAM = "17841400000000001";

    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RunningSimulator(String webhookUrl, String... arguments) {
        Stream<String> settings = Stream.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--deskstream.simulator.webhook-url=" + webhookUrl,
                "--deskstream.meta.app-secrets=" + AppReceiver.SECRET + ",second-secret");
        context = SimulatorApplication.builder()
                .run(Stream.concat(settings, Stream.of(arguments)).toArray(String[]::new));
    }

    record Answer(int status, String text, String contentType) {
        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }
    }

    Answer get(String path) {
        return call(HttpRequest.newBuilder(address(path)).GET());
    }

    Answer post(String path, String body) {
        return call(withBody("POST", path, body));
    }

    Answer put(String path, String body) {
        return call(withBody("PUT", path, body));
    }

    HttpRequest.Builder withBody(String method, String path, String body) {
        return HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    Answer call(HttpRequest.Builder request) {
        try {
            return callOnce(request);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** Fails when the connection is closed without an answer. */
    Answer callOnce(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Content-Type").orElse(""));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<Stream<String>> stream(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofLines());
    }

    String write(String channel, String account, String participant, String text) {
        Answer answer = post("/sim/messages", """
                {"channel":"%s","account_id":"%s","participant_id":"%s","text":"%s"}""".formatted(channel, account, participant, text));
        if (answer.status() != 202) {
            throw new AssertionError(answer);
        }
        return answer.json().path("mid").stringValue();
    }

    Answer send(String account, String participant, String text) {
        return post(sendPath(account), sendBody(participant, text));
    }

    static String sendPath(String account) {
        return "/v26.0/me/messages?access_token=sim-token-" + account;
    }

    static String sendBody(String participant, String text) {
        return """
                {"recipient":{"id":"%s"},"messaging_type":"RESPONSE","message":{"text":"%s","metadata":"send-1"}}""".formatted(participant, text);
    }

    private URI address(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
