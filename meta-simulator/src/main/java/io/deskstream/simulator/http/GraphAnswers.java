package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.GraphError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers in the form of the Graph API. */
final class GraphAnswers {
    private GraphAnswers() {}

    static Mono<ServerResponse> ok(Object body) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }

    static Mono<ServerResponse> error(GraphError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("message", error.message());
        members.put("type", "OAuthException");
        members.put("code", error.code());
        if (error.subcode() != null) {
            members.put("error_subcode", error.subcode());
        }
        if (error.isTransient()) {
            members.put("is_transient", true);
        }
        members.put("fbtrace_id", trace());
        return ServerResponse.status(status(error))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("error", members));
    }

    private static HttpStatus status(GraphError error) {
        return switch (error.code()) {
            case 1, 2 -> HttpStatus.INTERNAL_SERVER_ERROR;
            case 190 -> HttpStatus.UNAUTHORIZED;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    private static String trace() {
        return "A" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }
}
