package io.deskstream.persistence.files;

/** Nothing may be fetched from an address; the message says why, never the address. */
public final class RefusedAddressException extends RuntimeException {

    public RefusedAddressException(String reason) {
        super(reason, null, false, false);
    }
}
