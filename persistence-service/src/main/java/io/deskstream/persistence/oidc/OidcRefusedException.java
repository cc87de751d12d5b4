package io.deskstream.persistence.oidc;

/** The provider's word on a person cannot be taken; the message says why, without any of their data. */
public final class OidcRefusedException extends RuntimeException {

    OidcRefusedException(String message) {
        super(message, null, false, false);
    }
}
