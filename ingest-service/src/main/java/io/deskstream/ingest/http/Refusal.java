package io.deskstream.ingest.http;

import org.springframework.http.HttpStatus;

/** Why a webhook was not taken. The codes are part of the answers and the metrics, and stay. */
enum Refusal {
    WRONG_TOKEN(HttpStatus.FORBIDDEN, "verify_token_unknown", "The handshake's verify token is not ours."),
    NOT_SIGNED(
            HttpStatus.UNAUTHORIZED,
            "signature_invalid",
            "X-Hub-Signature-256 is missing, malformed or of no known secret."),
    REQUEST_NOT_SIGNED(
            HttpStatus.UNAUTHORIZED,
            "signature_invalid",
            "signed_request is missing, malformed or of no known secret."),
    UNKNOWN_CODE(HttpStatus.NOT_FOUND, "not_found", "There is no request of this code."),
    NOT_AN_OBJECT(HttpStatus.BAD_REQUEST, "not_a_json_object", "The body is no JSON object."),
    WRONG_METHOD(HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "Webhooks come by GET and POST."),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "body_too_slow", "The body did not arrive in time."),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "The body is larger than 5 MiB."),
    WRONG_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "The body is to be application/json."),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Too much is under way; deliver again."),
    NOT_ACKNOWLEDGED(
            HttpStatus.SERVICE_UNAVAILABLE, "not_acknowledged", "Kafka did not acknowledge in time; deliver again.");

    private final HttpStatus status;
    private final String code;
    private final String detail;

    Refusal(HttpStatus status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
