package io.deskstream.ingest.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The word that Meta must know in the handshake. */
public final class VerifyToken {

    private final byte[] token;

    public VerifyToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares in a time that does not tell how much was right. */
    public boolean is(String given) {
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "VerifyToken[***]";
    }
}
