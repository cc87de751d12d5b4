package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Lets only requests of a known caller through to the API, what a log-in needs aside. A token for reading only reads. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class SessionFilter implements WebFilter {

    /** The exchange attribute that holds the {@link Caller}. */
    static final String CALLER = "io.deskstream.caller";

    private static final PathPattern API = pattern("/api/**");
    private static final List<PathPattern> OPEN = List.of(
            pattern("/api/auth/login"),
            pattern("/api/auth/methods"),
            pattern("/api/auth/oidc/**"),
            pattern("/api/invites/{token}"));
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Callers callers;

    SessionFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (isOpen(request.getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        return callers.of(request)
                .switchIfEmpty(Mono.error(ProblemException::unauthenticated))
                .flatMap(caller -> {
                    if (!caller.mayChange() && !READS.contains(request.getMethod())) {
                        return Mono.error(ProblemException.readOnly());
                    }
                    exchange.getAttributes().put(CALLER, caller);
                    return chain.filter(exchange);
                });
    }

    private static boolean isOpen(PathContainer path) {
        return !API.matches(path) || OPEN.stream().anyMatch(open -> open.matches(path));
    }

    private static PathPattern pattern(String text) {
        return PathPatternParser.defaultInstance.parse(text);
    }
}
