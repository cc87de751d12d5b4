package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Peer;
import java.net.InetSocketAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where a request comes from. */
final class RequestPeer {

    private RequestPeer() {}

    static Peer of(ServerHttpRequest request) {
        return new Peer(address(request), request.getHeaders().getFirst(HttpHeaders.USER_AGENT));
    }

    /** The last hop that a proxy tells (the ones before are the client's own words), else the connection's other end. */
    private static String address(ServerHttpRequest request) {
        String forwarded = request.getHeaders().getFirst("X-Forwarded-For");
        if (forwarded != null && !forwarded.isBlank()) {
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
    }
}
