package io.deskstream.persistence.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Files as objects of a bucket, with three calls: PUT, GET with a range, DELETE. */
public final class S3FileStore implements FileStore, AutoCloseable {

    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final S3Location location;
    private final Clock clock;
    private final ConnectionProvider connections = ConnectionProvider.create("s3", 32);
    private final WebClient client;

    public S3FileStore(S3Location location, LoopResources loops, Clock clock) {
        this.location = location;
        this.clock = clock;
        HttpClient http = HttpClient.create(connections).runOn(loops).responseTimeout(SILENCE);
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    @Override
    public Mono<Void> put(String key, Path file) {
        return Mono.fromCallable(() -> new Body(file, Files.size(file), sha256(file)))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(body -> request(HttpMethod.PUT, key, Map.of(), body.sha256())
                        .contentLength(body.size())
                        .body(BodyInserters.fromDataBuffers(FileBytes.of(file, 0, body.size())))
                        .exchangeToMono(S3FileStore::done));
    }

    @Override
    public Flux<DataBuffer> read(String key, long from, long count) {
        if (count == 0) {
            return Flux.empty();
        }
        Map<String, String> range = Map.of("range", "bytes=" + from + "-" + (from + count - 1));
        return request(HttpMethod.GET, key, range, AwsSignature.EMPTY_BODY)
                .exchangeToFlux(response -> switch (response.statusCode().value()) {
                    case 200, 206 -> response.bodyToFlux(DataBuffer.class);
                    case 404 -> response.releaseBody().thenMany(Flux.error(() -> new MissingFileException(key)));
                    default -> refused(response).flux().cast(DataBuffer.class);
                });
    }

    @Override
    public Mono<Void> delete(String key) {
        return request(HttpMethod.DELETE, key, Map.of(), AwsSignature.EMPTY_BODY)
                .exchangeToMono(
                        response -> response.statusCode().value() == 404 ? response.releaseBody() : done(response));
    }

    private record Body(Path file, long size, String sha256) {}

    private WebClient.RequestBodySpec request(
            HttpMethod method, String key, Map<String, String> headers, String bodySha256) {
        URI uri = location.object(key);
        Map<String, String> signed =
                AwsSignature.headers(location, method.name(), uri, headers, bodySha256, clock.instant());
        return client.method(method).uri(uri).headers(all -> signed.forEach(all::set));
    }

    private static Mono<Void> done(ClientResponse response) {
        return response.statusCode().is2xxSuccessful() ? response.releaseBody() : refused(response);
    }

    private static Mono<Void> refused(ClientResponse response) {
        int status = response.statusCode().value();
        return response.releaseBody().then(Mono.error(() -> new IllegalStateException("the store answers " + status)));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
