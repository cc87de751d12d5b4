package io.deskstream.schemas.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links to files that hold for a while and for whoever has them, signed with HMAC-SHA256: a platform fetches by them what it
 * is to deliver. Safe for many threads.
 */
public final class FileLinks {

    private static final int LEAST_KEY_BYTES = 32;

    private final SecretKeySpec key;

    private FileLinks(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * Links signed with a key.
     *
     * @throws IllegalArgumentException when it has less than 32 bytes of UTF-8
     */
    public static FileLinks of(String key) {
        byte[] bytes = key.getBytes(UTF_8);
        if (bytes.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("a key has at least " + LEAST_KEY_BYTES + " bytes");
        }
        return new FileLinks(bytes);
    }

    /** Path and query of a file's link. */
    public String path(UUID file, Instant expires) {
        long second = expires.getEpochSecond();
        return "/files/" + file + "?expires=" + second + "&signature=" + signature(file, second);
    }

    /** Whether we gave the link out and it still holds. Takes the same time for every wrong signature. */
    public boolean holds(UUID file, String expires, String signature, Instant now) {
        if (!expires.matches("[1-9][0-9]{0,11}")) {
            return false;
        }
        long second = Long.parseLong(expires);
        boolean ours = MessageDigest.isEqual(signature(file, second).getBytes(UTF_8), signature.getBytes(UTF_8));
        return ours && now.getEpochSecond() < second;
    }

    private String signature(UUID file, long expires) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            byte[] signed = mac.doFinal((file + "\n" + expires).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "FileLinks[…]";
    }
}
