package io.deskstream.persistence.fetch;

import io.deskstream.persistence.fetch.FetchFailedException.Reason;
import io.deskstream.persistence.files.MediaAddress;
import io.deskstream.persistence.files.RefusedAddressException;
import io.deskstream.persistence.storage.FileHead;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Fetches files from addresses that others named, and only from public ones: every address is checked as text, each redirect
 * again, and what a host resolves to is checked as it is connected to ({@link CheckedResolver}). Bounded in size, time and
 * number. Sends no cookie and no credentials. Safe for many threads.
 */
public final class FileFetcher implements AutoCloseable {

    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_CONNECTIONS = 32;
    private static final int MOST_WAITING = 200;
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration IN_ALL = Duration.ofSeconds(60);

    private final Set<String> trusted;
    private final long mostBytes;
    private final ConnectionProvider connections;
    private final WebClient client;

    /**
     * A fetcher.
     *
     * @param trusted hosts that the operator named, {@code host:port}: any port, any network
     */
    public static FileFetcher of(LoopResources loops, Set<String> trusted, long mostBytes) {
        return new FileFetcher(loops, HostLookup.OF_THE_MACHINE, trusted, mostBytes);
    }

    FileFetcher(LoopResources loops, HostLookup lookup, Set<String> trusted, long mostBytes) {
        this.trusted = Set.copyOf(trusted);
        this.mostBytes = mostBytes;
        this.connections = ConnectionProvider.builder("fetch")
                .maxConnections(MOST_CONNECTIONS)
                .pendingAcquireMaxCount(MOST_WAITING)
                .maxIdleTime(Duration.ofSeconds(10))
                .build();
        HttpClient http = HttpClient.create(connections)
                .runOn(loops)
                .noProxy()
                .resolver(new CheckedResolver(lookup, this.trusted, Schedulers.boundedElastic()))
                .followRedirect(false)
                .disableRetry(true)
                .responseTimeout(SILENCE)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECTING.toMillis())
                .headers(headers -> headers.set("User-Agent", "Deskstream"));
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    /** Writes the file into {@code target}; its size. Fails with a {@link FetchFailedException}. */
    public Mono<Long> fetch(String url, Path target) {
        return Mono.defer(() -> get(MediaAddress.of(url, trusted), target, 0))
                .timeout(IN_ALL)
                .onErrorMap(FileFetcher::told);
    }

    private Mono<Long> get(MediaAddress address, Path target, int redirects) {
        return client.get().uri(address.uri()).exchangeToMono(response -> switch (response.statusCode()
                .value()) {
            case 200 -> write(response, target);
            case 301, 302, 303, 307, 308 ->
                response.releaseBody().then(Mono.defer(() -> follow(address, response, target, redirects)));
            case 429 -> failed(response, Reason.UNREACHABLE);
            default -> failed(response, response.statusCode().is4xxClientError() ? Reason.GONE : Reason.UNREACHABLE);
        });
    }

    private Mono<Long> follow(MediaAddress from, ClientResponse response, Path target, int redirects) {
        if (redirects == MOST_REDIRECTS) {
            throw new RefusedAddressException("sent on more than " + MOST_REDIRECTS + " times");
        }
        URI location = response.headers().asHttpHeaders().getLocation();
        return get(from.redirected(location == null ? null : location.toString(), trusted), target, redirects + 1);
    }

    private static Mono<Long> failed(ClientResponse response, Reason reason) {
        String message = "HTTP " + response.statusCode().value();
        return response.releaseBody().then(Mono.error(() -> new FetchFailedException(reason, message)));
    }

    private Mono<Long> write(ClientResponse response, Path target) {
        if (response.headers().contentLength().orElse(0) > mostBytes) {
            return response.releaseBody().then(Mono.error(this::tooLarge));
        }
        Flux<DataBuffer> body =
                DataBufferUtils.takeUntilByteCount(response.bodyToFlux(DataBuffer.class), mostBytes + 1);
        return DataBufferUtils.write(body, target)
                .then(FileHead.size(target))
                .filter(size -> size <= mostBytes)
                .switchIfEmpty(Mono.error(this::tooLarge));
    }

    private FetchFailedException tooLarge() {
        return new FetchFailedException(Reason.TOO_LARGE, "more than " + mostBytes + " bytes");
    }

    private static Throwable told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FetchFailedException known) {
                return known;
            }
            if (cause instanceof RefusedAddressException refused) {
                return new FetchFailedException(Reason.REFUSED, String.valueOf(refused.getMessage()));
            }
        }
        return new FetchFailedException(Reason.UNREACHABLE, failure.getClass().getSimpleName());
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
