package io.deskstream.ingest.http;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Refusals as RFC 9457 answers. */
final class Problems {

    private static final String RETRY_AFTER_SECONDS = "5";

    private Problems() {}

    /** The members of an answer. */
    record Problem(String type, String title, int status, String detail, String code) {}

    static Mono<ServerResponse> answer(Refusal refusal) {
        HttpStatus status = refusal.status();
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers(headers -> hints(refusal, headers))
                .bodyValue(new Problem(
                        "about:blank", status.getReasonPhrase(), status.value(), refusal.detail(), refusal.code()));
    }

    private static void hints(Refusal refusal, HttpHeaders headers) {
        switch (refusal) {
            case OVERLOADED, NOT_ACKNOWLEDGED -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case WRONG_METHOD -> headers.setAllow(Set.of(HttpMethod.GET, HttpMethod.POST));
            // what may be unread of the body must not be taken for the next request
            case TOO_SLOW, TOO_LARGE -> headers.setConnection("close");
            case WRONG_TOKEN, NOT_SIGNED, REQUEST_NOT_SIGNED, UNKNOWN_CODE, NOT_AN_OBJECT, WRONG_MEDIA_TYPE -> {}
        }
    }
}
