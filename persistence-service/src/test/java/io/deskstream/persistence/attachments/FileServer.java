package io.deskstream.persistence.attachments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A platform's file server on loopback: what it holds it gives, with whatever type it was told to claim. */
public final class FileServer implements AutoCloseable {

    private record Held(byte[] content, String type) {}

    private final Map<String, Held> files = new ConcurrentHashMap<>();
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public static FileServer start() {
        try {
            return new FileServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The address of a file from now on. */
    public String holding(String path, byte[] content) {
        return holding(path, content, "application/octet-stream");
    }

    public String holding(String path, byte[] content, String type) {
        files.put(path, new Held(content, type));
        return "http://127.0.0.1:" + port() + path;
    }

    public void forget() {
        files.clear();
        served.clear();
    }

    public List<String> served() {
        return served;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Held held = files.get(path);
        if (held == null) {
            exchange.sendResponseHeaders(403, -1);
        } else {
            served.add(path);
            exchange.getResponseHeaders().set("Content-Type", held.type());
            exchange.sendResponseHeaders(200, held.content().length == 0 ? -1 : held.content().length);
            exchange.getResponseBody().write(held.content());
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
