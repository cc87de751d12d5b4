package io.deskstream.simulator.http;

/** A request to the simulator's own API that makes no sense; the message says what it wants. */
final class BadRequest extends RuntimeException {
    private final String code;

    BadRequest(String code, String detail) {
        super(detail);
        this.code = code;
    }

    static BadRequest invalid(String detail) {
        return new BadRequest("invalid_request", detail);
    }

    String code() {
        return code;
    }
}
