package io.deskstream.gateway.http;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * The dashboard's files, read once at the start so that no event loop ever waits for a disk. Files under {@code assets} carry
 * a hash in their names and never change; the page itself is asked for anew each time. A path that is no file is the page's
 * own affair and gets the page, if the client takes HTML.
 */
public final class Dashboard implements WebHandler {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String ROOT = "dashboard/";
    private static final String PAGE = "/index.html";
    /** Plain http for pictures of this very machine only: the simulator's. */
    private static final String SECURITY_POLICY = "default-src 'self'; "
            + "img-src 'self' https: data: blob: http://127.0.0.1:* http://localhost:*; "
            + "media-src 'self' https: blob:; style-src 'self'; connect-src 'self' ws: wss:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private final Map<String, byte[]> files;

    private Dashboard(Map<String, byte[]> files) {
        this.files = files;
    }

    /** Reads all files from the class path; there may be none. */
    public static Dashboard load() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**")) {
            if (resource.isReadable() && resource.getFilename() != null) {
                String url = resource.getURL().toString();
                String path = url.substring(url.lastIndexOf("/" + ROOT) + ROOT.length());
                files.put(path, resource.getContentAsByteArray());
            }
        }
        return new Dashboard(files);
    }

    static Dashboard of(Map<String, byte[]> files) {
        return new Dashboard(Map.copyOf(files));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        String path = file(request);
        byte[] content = path == null ? null : files.get(path);
        if (path == null || content == null) {
            response.setStatusCode(HttpStatus.NOT_FOUND);
            return response.setComplete();
        }
        setHeaders(response.getHeaders(), path, content.length);
        return request.getMethod().equals(HttpMethod.HEAD)
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(content)));
    }

    private @Nullable String file(ServerHttpRequest request) {
        boolean reads = READS.contains(request.getMethod());
        String path = request.getPath().pathWithinApplication().value();
        if (!reads || path.startsWith("/api/")) {
            return null;
        }
        if (files.containsKey(path)) {
            return path;
        }
        boolean page = request.getHeaders().getAccept().stream().anyMatch(type -> type.includes(MediaType.TEXT_HTML));
        return page && !path.startsWith("/assets/") ? PAGE : null;
    }

    private static void setHeaders(HttpHeaders headers, String path, int length) {
        headers.setContentType(MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM));
        headers.setContentLength(length);
        headers.setCacheControl(
                path.startsWith("/assets/")
                        ? CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable()
                        : CacheControl.noCache());
        headers.set("Content-Security-Policy", SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }
}
