package io.deskstream.outbound.kafka;

import io.deskstream.avro.ProfileResult;
import io.deskstream.avro.SendError;
import io.deskstream.avro.SendResult;
import io.deskstream.outbound.domain.Problem;
import io.deskstream.outbound.domain.Profile;
import io.deskstream.outbound.domain.ProfileRequest;
import io.deskstream.outbound.domain.RequestIdentity;
import io.deskstream.outbound.domain.SendOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** From the domain's answers to the records of {@code send-results}. */
final class ResultRecords {

    private ResultRecords() {}

    static SendResult send(RequestIdentity identity, SendOutcome outcome, Instant now) {
        SendResult.Builder result = SendResult.newBuilder()
                .setWorkspaceId(identity.workspaceId())
                .setConversationId(identity.conversationId())
                .setConversationKey(identity.conversationKey())
                .setMessageId(identity.messageId())
                .setAttempt(identity.attempt())
                .setSendId(identity.sendId())
                .setAnsweredAt(millis(now));
        return with(result, outcome).build();
    }

    private static SendResult.Builder with(SendResult.Builder result, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Sent(String mid) -> result.setOutcome("sent").setPlatformMessageId(mid);
            case SendOutcome.Failed(Problem problem) ->
                result.setOutcome("failed").setError(error(problem));
            case SendOutcome.Deferred(Problem problem, Instant notBefore) ->
                result.setOutcome("deferred").setError(error(problem)).setNotBefore(millis(notBefore));
            case SendOutcome.Unknown(Problem problem) ->
                result.setOutcome("unknown").setError(error(problem));
            case SendOutcome.Probed() -> result.setOutcome("probed");
        };
    }

    private static SendError error(Problem problem) {
        return SendError.newBuilder()
                .setCode(problem.code().code())
                .setMessage(problem.message())
                .setRetryable(problem.code().retryable())
                .build();
    }

    static ProfileResult profile(ProfileRequest request, Optional<Profile> profile, Instant now) {
        return ProfileResult.newBuilder()
                .setWorkspaceId(request.workspaceId())
                .setConversationId(request.conversationId())
                .setConversationKey(request.conversationKey())
                .setFound(profile.isPresent())
                .setName(profile.map(Profile::name).orElse(null))
                .setUsername(profile.map(Profile::username).orElse(null))
                .setAvatarUrl(profile.map(Profile::avatarUrl).orElse(null))
                .setAnsweredAt(millis(now))
                .build();
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
