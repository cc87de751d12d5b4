package io.deskstream.outbound.graph;

import io.deskstream.outbound.domain.GraphAnswer;
import io.deskstream.outbound.domain.GraphCall;
import io.deskstream.outbound.domain.GraphError;
import io.deskstream.outbound.domain.Usage;
import io.deskstream.outbound.sending.GraphSender;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/**
 * {@code POST /{version}/{page}/messages}, once.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Send API</a>
 */
public final class SendApi implements GraphSender {

    private final GraphHttp http;
    private final PublicFiles files;

    public SendApi(GraphHttp http, PublicFiles files) {
        this.http = http;
        this.files = files;
    }

    @Override
    public CompletionStage<GraphAnswer> send(GraphCall call) {
        return http.post(call.token(), SendBody.of(call, files), call.page().accountId(), "messages")
                .map(SendApi::read)
                .onErrorResume(Unanswered.class, failure -> Mono.just(missing(failure)))
                .toFuture();
    }

    private static GraphAnswer missing(Unanswered failure) {
        return failure.left() ? new GraphAnswer.Lost(failure.reason()) : new GraphAnswer.NotReached(failure.reason());
    }

    private static GraphAnswer read(RawAnswer answer) {
        Usage usage = UsageHeaders.of(answer.headers());
        Optional<GraphError> error = ErrorObject.of(answer);
        if (error.isPresent()) {
            return new GraphAnswer.Refused(answer.status(), error.get(), usage);
        }
        String mid = answer.body().path("message_id").asString("");
        return answer.isSuccess() && !mid.isEmpty()
                ? new GraphAnswer.Accepted(mid, usage)
                : new GraphAnswer.Unreadable(answer.status(), usage);
    }
}
