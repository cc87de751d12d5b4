package io.deskstream.outbound.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is decided about a send before the platform is called. */
public sealed interface Admission {

    /** A request older than this is not sent any more without being asked for again. */
    Duration EXPIRY = Duration.ofMinutes(5);

    /** May be called, as far as the request itself goes. */
    record Call(GraphCall call) implements Admission {}

    /** Is answered without a call. */
    record Answered(SendOutcome outcome) implements Admission {}

    static Admission judge(OutboundRequest.Send send, Account account, Instant now) {
        if (send.issuedAt().plus(EXPIRY).isBefore(now)) {
            return new Answered(
                    SendOutcome.deferred(ProblemCode.EXPIRED, "The request waited for more than five minutes", now));
        }
        return switch (Composition.of(send.page().channel(), send.draft())) {
            case Composition.Refused(SendOutcome.Failed failed) -> new Answered(failed);
            case Composition.Composed(Content content) -> compose(send, content, account, now);
        };
    }

    private static Admission compose(OutboundRequest.Send send, Content content, Account account, Instant now) {
        return switch (account) {
            case Account.NotConnected() -> failed(ProblemCode.ACCOUNT_NOT_CONNECTED, "The account is not connected");
            case Account.TokenUnreadable() ->
                new Answered(SendOutcome.deferred(
                        ProblemCode.TOKEN_INVALID,
                        "The account's access token cannot be decrypted",
                        now.plus(GraphOutcome.TOKEN_WAITS)));
            case Account.Connected connected -> withinWindow(send, content, connected, now);
        };
    }

    private static Admission withinWindow(
            OutboundRequest.Send send, Content content, Account.Connected account, Instant now) {
        Optional<MessagingType> type = ReplyWindow.judge(send.lastCustomerMessageAt(), send.authorKind(), now);
        if (type.isEmpty()) {
            return failed(
                    ProblemCode.WINDOW_CLOSED,
                    "The customer's last message is too long ago for a reply by this author");
        }
        return new Call(new GraphCall(
                account.page(),
                account.token(),
                send.participantId(),
                type.get(),
                content,
                send.draft().quickReplies(),
                send.draft().replyTo(),
                send.identity().sendId()));
    }

    private static Answered failed(ProblemCode code, String message) {
        return new Answered(SendOutcome.failed(code, message));
    }
}
