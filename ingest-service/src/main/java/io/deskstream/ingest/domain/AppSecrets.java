package io.deskstream.ingest.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The app secrets that webhooks may be signed with. The time of a check tells nothing about how much of a signature was
 * right, nor which secret it was of.
 */
public final class AppSecrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** Takes one or more secrets, none of them empty. */
    public AppSecrets(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("at least one app secret is needed");
        }
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /** Whether one of the secrets made {@code signature} over exactly these bytes. */
    public boolean signed(byte[] body, Signature signature) {
        boolean known = false;
        for (SecretKeySpec key : keys) {
            known |= MessageDigest.isEqual(hmac(key, body), signature.bytes());
        }
        return known;
    }

    /** What the first secret makes of it: for what only we have to recognise again. */
    byte[] sign(byte[] text) {
        return hmac(keys.getFirst(), text);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "AppSecrets[" + keys.size() + "]";
    }
}
