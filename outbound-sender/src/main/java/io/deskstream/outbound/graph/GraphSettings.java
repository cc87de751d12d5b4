package io.deskstream.outbound.graph;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where and how the Graph API is called.
 *
 * @param base scheme, host and port, and a path where a proxy needs one
 * @param version as it stands in paths, {@code v26.0}
 * @param appSecret proves that calls come from the app
 * @param connectTimeout until a connection is there, and again until it is encrypted
 * @param callTimeout from the start of a call to the end of its answer
 * @param maxConnections at once, to all hosts together
 */
public record GraphSettings(
        URI base, String version, String appSecret, Duration connectTimeout, Duration callTimeout, int maxConnections) {

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    public static final int MAX_CONNECTIONS = 300;

    public GraphSettings {
        Objects.requireNonNull(base);
    }

    public static GraphSettings of(URI base, String version, String appSecret) {
        return new GraphSettings(base, version, appSecret, CONNECT_TIMEOUT, CALL_TIMEOUT, MAX_CONNECTIONS);
    }

    @Override
    public String toString() {
        return "GraphSettings[base=" + base + ", version=" + version + ", appSecret=***]";
    }
}
