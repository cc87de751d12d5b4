package io.deskstream.gateway.domain;

/** Why the server ends a session; the code tells the client what to do. */
public enum CloseReason {
    GOING_AWAY(1001, "resume elsewhere at once"),
    BAD_FRAME(4400, "not a frame of this protocol"),
    SESSION_ENDED(4401, "no or ended session"),
    ORIGIN_NOT_ALLOWED(4403, "origin not allowed"),
    TOO_SLOW(4408, "too slow: resume with the cursor"),
    TOO_MANY_FRAMES(4429, "too many frames");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
