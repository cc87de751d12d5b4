package io.deskstream.gateway.domain.command;

/** The front door refuses: what it answers by HTTP, and by a frame with the same code. */
public final class RefusedException extends RuntimeException {

    private final int status;
    private final String code;

    public RefusedException(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static RefusedException malformed(String detail) {
        return new RefusedException(400, "malformed", detail);
    }

    public static RefusedException notFound() {
        return new RefusedException(404, "not_found", "There is no such conversation.");
    }

    public static RefusedException unavailable(String detail) {
        return new RefusedException(503, "unavailable", detail);
    }

    public static RefusedException unauthenticated() {
        return new RefusedException(401, "unauthenticated", "Log in first.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
