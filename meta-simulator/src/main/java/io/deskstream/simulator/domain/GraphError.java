package io.deskstream.simulator.domain;

import org.jspecify.annotations.Nullable;

/** An error as the Graph API tells it; the codes are Meta's. */
public record GraphError(int code, @Nullable Integer subcode, String message) {
    private static final int NO_MATCHING_USER = 2018001;
    private static final int NO_SUCH_INSTAGRAM_USER = 2534014;
    private static final int NO_PROFILE = 2018218;
    private static final int NO_SUCH_OBJECT = 33;
    private static final int FILE_NOT_FETCHED = 2018008;
    private static final int SENT_ALL_THE_SAME = 1357046;

    public static GraphError parameter(String message) {
        return new GraphError(100, null, "(#100) " + message);
    }

    public static GraphError attachmentNotFetched() {
        return new GraphError(100, FILE_NOT_FETCHED, "(#100) Failed to fetch the file from the url");
    }

    public static GraphError invalidToken() {
        return new GraphError(190, null, "Invalid OAuth access token - Cannot parse access token");
    }

    public static GraphError invalidProof() {
        return parameter("Invalid appsecret_proof provided in the API argument");
    }

    public static GraphError unsupported(String method, String id) {
        return new GraphError(
                100,
                NO_SUCH_OBJECT,
                "Unsupported " + method + " request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this"
                        + " operation");
    }

    public static GraphError noSuchCustomer(Channel channel) {
        return switch (channel) {
            case FACEBOOK -> new GraphError(100, NO_MATCHING_USER, "(#100) No matching user found");
            case INSTAGRAM -> new GraphError(100, NO_SUCH_INSTAGRAM_USER, "(#100) The requested user cannot be found.");
        };
    }

    public static GraphError noProfile() {
        return new GraphError(100, NO_PROFILE, "(#100) No profile available for this user.");
    }

    public static GraphError windowClosed(Channel channel) {
        return switch (channel) {
            case FACEBOOK -> new GraphError(10, 2018278, "(#10) This message is sent outside of allowed window.");
            case INSTAGRAM -> new GraphError(10, 2534022, "(#10) This message is sent outside of allowed window.");
        };
    }

    public static GraphError backlogged() {
        return new GraphError(4, null, "(#4) Application request limit reached");
    }

    /** Worth a later try, by Meta's word. */
    public boolean isTransient() {
        return switch (code) {
            case 1, 2, 4, 17, 32, 341, 613 -> true;
            default -> false;
        };
    }

    /** 1/1357046: Meta documents that the message went out although this error is answered. */
    public boolean sentAllTheSame() {
        return code == 1 && subcode != null && subcode == SENT_ALL_THE_SAME;
    }
}
