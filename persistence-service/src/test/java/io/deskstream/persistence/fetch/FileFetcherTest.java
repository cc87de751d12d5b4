package io.deskstream.persistence.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deskstream.persistence.fetch.FetchFailedException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.resources.LoopResources;

/** A file comes from the public internet or a host that the operator named, however it is asked for, and within bounds. */
class FileFetcherTest {

    private static final int MOST = 1_000;

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<String> served = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> lookedUp = new ConcurrentLinkedQueue<>();
    private final LoopResources loops = LoopResources.create("test");
    private HttpServer server;
    private FileFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        fetcher = new FileFetcher(loops, this::addresses, Set.of("files.test:" + port()), MOST);
    }

    @AfterEach
    void stop() {
        fetcher.close();
        loops.dispose();
        server.stop(0);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /** Every name is this machine, as an attacker would have it. */
    private List<InetAddress> addresses(String host) throws UnknownHostException {
        lookedUp.add(host);
        return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        served.add(path);
        if (path.startsWith("/to/")) {
            exchange.getResponseHeaders()
                    .set("Location", exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(302, -1);
        } else if (path.startsWith("/hops/")) {
            int left = Integer.parseInt(path.substring("/hops/".length()));
            exchange.getResponseHeaders().set("Location", left == 1 ? "/bytes/5" : "/hops/" + (left - 1));
            exchange.sendResponseHeaders(307, -1);
        } else if (path.startsWith("/status/")) {
            exchange.sendResponseHeaders(Integer.parseInt(path.substring("/status/".length())), -1);
        } else {
            int count = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
            exchange.sendResponseHeaders(200, path.startsWith("/bytes/") ? count : 0);
            exchange.getResponseBody().write(new byte[count]);
        }
        exchange.close();
    }

    private long fetch(String url) {
        return fetcher.fetch(url, folder.resolve("file")).blockOptional().orElseThrow();
    }

    private Reason reason(String url) {
        return catchThrowableOfType(FetchFailedException.class, () -> fetch(url))
                .reason();
    }

    private String at(String path) {
        return "http://files.test:" + port() + path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bytes/1000", "/chunked/1000", "/bytes/0"})
    void aFileOfANamedHostIsWritten(String path) throws IOException {
        long size = fetch(at(path));

        assertThat(size).isEqualTo(Files.size(folder.resolve("file")));
        assertThat(path).endsWith("/" + size);
    }

    @Test
    void upToThreeRedirectsAreFollowed() {
        assertThat(fetch(at("/hops/3"))).isEqualTo(5);
        assertThat(reason(at("/hops/4"))).isEqualTo(Reason.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://rebound.test/",
                "https://rebound.test/",
                "http://localhost/",
                "http://127.0.0.1/",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://metadata.google.internal/computeMetadata/v1/",
            })
    void anAddressWithinIsNotConnectedTo(String url) {
        assertThat(reason(url)).isEqualTo(Reason.REFUSED);
        assertThat(reason(at("/to/?") + url)).as("as a redirect").isEqualTo(Reason.REFUSED);
        assertThat(served).containsOnly("/to/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://files.test:1/", "http://0x7f000001/", "http://a@files.test/"})
    void anAddressThatReadsOddlyIsNotEvenLookedUp(String url) {
        assertThat(reason(url)).isEqualTo(Reason.REFUSED);
        assertThat(lookedUp).isEmpty();
        assertThat(reason(at("/to/?") + url)).as("as a redirect").isEqualTo(Reason.REFUSED);
        assertThat(lookedUp).containsOnly("files.test");
    }

    @Test
    void aNamedHostIsTrustedAtItsPortOnly() {
        FileFetcher other = new FileFetcher(loops, this::addresses, Set.of("files.test:443"), MOST);

        assertThat(catchThrowableOfType(
                                FetchFailedException.class,
                                () -> other.fetch(at("/bytes/1"), folder.resolve("x"))
                                        .block())
                        .reason())
                .isEqualTo(Reason.REFUSED);
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bytes/1001", "/chunked/1001", "/chunked/100000"})
    void aLargerFileIsGivenUp(String path) {
        assertThat(reason(at(path))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void whatTheOtherSideAnswersTellsWhetherToTryAgain() {
        assertThat(reason(at("/status/404"))).isEqualTo(Reason.GONE);
        assertThat(reason(at("/status/403"))).isEqualTo(Reason.GONE);
        assertThat(reason(at("/status/410"))).isEqualTo(Reason.GONE);
        assertThat(reason(at("/status/429"))).isEqualTo(Reason.UNREACHABLE);
        assertThat(reason(at("/status/500"))).isEqualTo(Reason.UNREACHABLE);
        assertThat(reason(at("/status/204"))).isEqualTo(Reason.UNREACHABLE);
        String closed = at("/bytes/1");
        server.stop(0);
        assertThat(reason(closed)).isEqualTo(Reason.UNREACHABLE);
    }
}
