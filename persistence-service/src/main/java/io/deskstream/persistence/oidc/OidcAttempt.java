package io.deskstream.persistence.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What one log-in at the provider is bound to.
 *
 * @param state the answer comes from the browser that asked
 * @param nonce the provider's word on the person is for this log-in
 * @param verifier the code is redeemed by who asked for it (PKCE)
 */
public record OidcAttempt(String state, String nonce, String verifier) {

    /** The verifier's hash, which the provider is told at first (S256). */
    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "OidcAttempt[***]";
    }
}
