package io.deskstream.schemas.serde;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a real registry and can be made to answer errors, or to count what it was asked. */
final class SwitchableRegistry implements AutoCloseable {

    private final HttpServer server;
    private final String target;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    volatile int failWith;
    final AtomicInteger requests = new AtomicInteger();

    SwitchableRegistry(String registryUrl) throws IOException {
        target = registryUrl;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::forward);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void forward(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            if (failWith > 0) {
                exchange.sendResponseHeaders(failWith, -1);
                return;
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()))
                    .build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on nothing answers at its address. */
    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
