package io.deskstream.outbound.graph;

import io.deskstream.outbound.domain.AccessToken;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;

/**
 * Calls of the Graph API over its own bounded connection pool and event loops: no redirects, no repeats by the library,
 * bounded answers. The access token travels in a header. Safe for use by many threads.
 */
public final class GraphHttp implements AutoCloseable {

    private static final int MAX_ANSWER_BYTES = 256 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration DNS_QUERY = Duration.ofSeconds(3);
    private static final Duration POOL_WAIT = Duration.ofSeconds(2);
    private static final int LOOP_THREADS = 2;

    private final GraphSettings settings;
    private final AppSecretProof proof;
    private final ConnectionProvider connections;
    private final LoopResources loops = LoopResources.create("graph", LOOP_THREADS, true);
    private final WebClient client;

    public GraphHttp(GraphSettings settings) {
        this.settings = settings;
        this.proof = new AppSecretProof(settings.appSecret());
        this.connections = ConnectionProvider.builder("graph")
                .maxConnections(settings.maxConnections())
                .pendingAcquireTimeout(POOL_WAIT)
                .maxIdleTime(IDLE)
                .evictInBackground(IDLE)
                .build();
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(httpClient()))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_ANSWER_BYTES))
                .build();
    }

    private HttpClient httpClient() {
        SslProvider.GenericSslContextSpec<?> http11 = Http11SslContextSpec.forClient();
        return HttpClient.create(connections)
                .runOn(loops)
                .followRedirect(false)
                .disableRetry(true)
                .secure(tls -> tls.sslContext(http11).handshakeTimeout(settings.connectTimeout()))
                .resolver(dns -> dns.queryTimeout(DNS_QUERY))
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()));
    }

    /** Fails with {@link Unanswered} alone. */
    Mono<RawAnswer> post(AccessToken token, byte[] json, String... path) {
        URI uri = uri(token, address -> address, path);
        return exchange(
                token,
                client.method(HttpMethod.POST)
                        .uri(uri)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json));
    }

    /** Fails with {@link Unanswered} alone. */
    Mono<RawAnswer> get(AccessToken token, UnaryOperator<UriComponentsBuilder> query, String... path) {
        return exchange(token, client.get().uri(uri(token, query, path)));
    }

    private URI uri(AccessToken token, UnaryOperator<UriComponentsBuilder> query, String... path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUri(settings.base())
                .pathSegment(settings.version())
                .pathSegment(path)
                .queryParam("appsecret_proof", proof.of(token));
        return query.apply(address).build().encode().toUri();
    }

    private Mono<RawAnswer> exchange(AccessToken token, WebClient.RequestHeadersSpec<?> request) {
        AtomicBoolean leaving = new AtomicBoolean();
        return request.accept(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token.value()))
                .httpRequest(connected -> leaving.set(true))
                .exchangeToMono(GraphHttp::read)
                .timeout(settings.callTimeout())
                .onErrorMap(failure -> unanswered(failure, leaving.get()));
    }

    private static Mono<RawAnswer> read(ClientResponse response) {
        HttpHeaders headers = response.headers().asHttpHeaders();
        int status = response.statusCode().value();
        return response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(body -> RawAnswer.of(status, headers, body));
    }

    /** On the time-out of the whole call the request may be leaving at this very moment. */
    private static Unanswered unanswered(Throwable failure, boolean leaving) {
        if (failure instanceof TimeoutException) {
            return new Unanswered(true, "The platform did not answer in time");
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String name = cause.getClass().getSimpleName();
        return leaving
                ? new Unanswered(true, "The connection to the platform was lost (" + name + ")")
                : new Unanswered(false, "The platform could not be reached (" + name + ")");
    }

    /** Ends what is still under way. Blocks its caller. */
    @Override
    public void close() {
        connections.disposeLater().block();
        loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
    }
}
