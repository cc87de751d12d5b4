package io.deskstream.outbound.domain;

import java.time.Duration;
import java.util.Optional;

/** What follows an attempt to look a profile up: asking repeats nothing, so what may pass is tried again, a few times. */
public sealed interface ProfileStep {

    int ATTEMPTS = 3;
    Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4));

    /** The look-up is over; empty where the platform tells nothing. */
    record Done(Optional<Profile> profile) implements ProfileStep {}

    record Again(Duration pause) implements ProfileStep {}

    static ProfileStep after(ProfileAnswer answer, int attempt) {
        return switch (answer) {
            case ProfileAnswer.Found(Profile profile) -> new Done(Optional.of(profile));
            case ProfileAnswer.Refused(int status, GraphError error) ->
                mayPass(status, error) ? again(attempt) : new Done(Optional.empty());
            case ProfileAnswer.NoAnswer(String reason) -> again(attempt);
        };
    }

    private static ProfileStep again(int attempt) {
        return attempt < ATTEMPTS ? new Again(BACKOFF.after(attempt)) : new Done(Optional.empty());
    }

    /** 2018218 and 2018247 say that there is no profile. */
    private static boolean mayPass(int status, GraphError error) {
        if (error.subcode() == 2018218 || error.subcode() == 2018247) {
            return false;
        }
        return switch (ErrorClass.of(error)) {
            case AMBIGUOUS, RATE_LIMITED -> true;
            case ACCOUNT_PAUSED,
                    WINDOW_CLOSED,
                    CUSTOMER_UNAVAILABLE,
                    NO_SUCH_CUSTOMER,
                    TOKEN_INVALID,
                    PERMISSION,
                    NOT_THREAD_OWNER,
                    BAD_REQUEST -> status >= 500;
        };
    }
}
