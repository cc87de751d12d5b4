package io.deskstream.ingest.http;

/** Ends the taking of a webhook; carries no stack trace, as it tells of the request and not of us. */
final class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
