package io.deskstream.outbound.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a Graph error means for the message that it refused. Subcodes are matched before codes.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">Messenger Platform: error codes</a>
 */
public enum ErrorClass {
    /** The message may have left all the same. */
    AMBIGUOUS,
    RATE_LIMITED,
    ACCOUNT_PAUSED,
    WINDOW_CLOSED,
    CUSTOMER_UNAVAILABLE,
    NO_SUCH_CUSTOMER,
    TOKEN_INVALID,
    PERMISSION,
    NOT_THREAD_OWNER,
    BAD_REQUEST;

    public static ErrorClass of(GraphError error) {
        ErrorClass bySubcode = bySubcode(error.subcode(), error.code());
        return bySubcode != null ? bySubcode : byCode(error);
    }

    private static @Nullable ErrorClass bySubcode(int subcode, int code) {
        return switch (subcode) {
            case 1357046, 1545133 -> AMBIGUOUS;
            case 2534040, 2018352 -> RATE_LIMITED;
            case 2018338, 1893063, 1404170, 2534029 -> ACCOUNT_PAUSED;
            case 2018278, 2534022, 2018065 -> WINDOW_CLOSED;
            case 1545041, 2018108, 1893015 -> CUSTOMER_UNAVAILABLE;
            case 2018001, 2534014 -> NO_SUCH_CUSTOMER;
            case 33 -> code == 100 ? NO_SUCH_CUSTOMER : null;
            case 2018028, 2534041, 2534077 -> PERMISSION;
            case 2018300, 2534037, 2018321, 2018171 -> NOT_THREAD_OWNER;
            case 2018008, 2018047, 2018074, 2018109, 2018294, 2018344 -> BAD_REQUEST;
            default -> null;
        };
    }

    private static ErrorClass byCode(GraphError error) {
        int code = error.code();
        return switch (code) {
            case 1, 2 -> AMBIGUOUS;
            case 4, 17, 32, 341, 613, 80002, 80006 -> RATE_LIMITED;
            case 368 -> ACCOUNT_PAUSED;
            case 551 -> CUSTOMER_UNAVAILABLE;
            case 102, 190 -> TOKEN_INVALID;
            case 3, 10 -> PERMISSION;
            case 100, 506 -> BAD_REQUEST;
            default -> code >= 200 && code <= 299 ? PERMISSION : unlisted(error);
        };
    }

    private static ErrorClass unlisted(GraphError error) {
        return error.isTransient() ? AMBIGUOUS : BAD_REQUEST;
    }
}
