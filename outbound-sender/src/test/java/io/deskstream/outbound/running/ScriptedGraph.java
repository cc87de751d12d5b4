package io.deskstream.outbound.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server in the role of the Graph API: answers by the first script whose word the request holds. */
public final class ScriptedGraph implements AutoCloseable {

    /** A request as it came. */
    public record Seen(String method, String uri, @Nullable String authorization, String body) {

        boolean holds(String word) {
            return uri.contains(word) || body.contains(word);
        }
    }

    /** What the platform does about a request. */
    public interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    public ScriptedGraph() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Requests that hold {@code word} in address or body are answered so. */
    public void when(String word, Script script) {
        scripts.put(word, script);
    }

    public List<Seen> seen(String word) {
        return seen.stream().filter(request -> request.holds(word)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Seen request = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        seen.add(request);
        scripts.entrySet().stream()
                .filter(script -> request.holds(script.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(accepts("m_default"))
                .answer(exchange);
    }

    public static Script accepts(String mid) {
        return answers(200, "{\"recipient_id\":\"1\",\"message_id\":\"" + mid + "\"}");
    }

    public static Script refuses(int status, int code, int subcode) {
        return answers(
                status,
                "{\"error\":{\"message\":\"refused\",\"type\":\"OAuthException\",\"code\":" + code
                        + ",\"error_subcode\":" + subcode + ",\"fbtrace_id\":\"A\"}}");
    }

    public static Script answers(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** Reads the request and ends the connection without a word. */
    public static Script drops() {
        return HttpExchange::close;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
