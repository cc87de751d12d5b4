package io.deskstream.schemas.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The form in which access tokens rest: {@code <key id>:<base64 of 12 bytes nonce, AES-GCM text, 16 bytes tag>}. The first
 * key encrypts, all decrypt. The context (the account's id) is authenticated: a token moved to another account does not
 * decrypt. Safe for use by many threads.
 */
public final class TokenCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;
    private final String current;
    private final SecureRandom random = new SecureRandom();

    private TokenCipher(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
        this.current = keys.keySet().iterator().next();
    }

    /**
     * Reads {@code DESKSTREAM_TOKEN_KEYS}: {@code id:base64,...}, keys of 16, 24 or 32 bytes.
     *
     * @throws IllegalArgumentException when it is not of that form; the message names the variable and shows no key
     */
    public static TokenCipher ofKeys(String setting) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (String entry : setting.strip().split("\\s*,\\s*")) {
            String[] idAndKey = entry.split(":", 2);
            if (idAndKey.length != 2 || idAndKey[0].isEmpty()) {
                throw wrongSetting();
            }
            keys.put(idAndKey[0], key(idAndKey[1]));
        }
        return new TokenCipher(keys);
    }

    private static SecretKeySpec key(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw wrongSetting();
        }
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw wrongSetting();
        }
        return new SecretKeySpec(key, "AES");
    }

    private static IllegalArgumentException wrongSetting() {
        return new IllegalArgumentException(
                "DESKSTREAM_TOKEN_KEYS must be id:base64 pairs, comma-separated, with keys of 16, 24 or 32 bytes");
    }

    public String encrypt(String token, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text =
                run(Cipher.ENCRYPT_MODE, keys.get(current), nonce, context, token.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, nonce.length + text.length);
        System.arraycopy(text, 0, whole, nonce.length, text.length);
        return current + ":" + Base64.getEncoder().encodeToString(whole);
    }

    /**
     * The token in clear.
     *
     * @throws IllegalArgumentException when it was encrypted under another key or for another context, or was changed
     */
    public String decrypt(String encrypted, String context) {
        int colon = encrypted.indexOf(':');
        SecretKeySpec key = colon < 0 ? null : keys.get(encrypted.substring(0, colon));
        if (key == null) {
            throw new IllegalArgumentException("the token is encrypted under a key that DESKSTREAM_TOKEN_KEYS lacks");
        }
        byte[] whole = Base64.getDecoder().decode(encrypted.substring(colon + 1));
        if (whole.length < NONCE_BYTES) {
            throw new IllegalArgumentException("the encrypted token is cut short");
        }
        byte[] text = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, context, text), StandardCharsets.UTF_8);
    }

    /** Whether it is under the key that encrypts now. */
    public boolean isCurrent(String encrypted) {
        return encrypted.startsWith(current + ":");
    }

    private static byte[] run(int mode, @Nullable SecretKeySpec key, byte[] nonce, String context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the token does not decrypt: another account's, or changed", e);
        }
    }

    @Override
    public String toString() {
        return "TokenCipher[keys=" + keys.keySet() + "]";
    }
}
