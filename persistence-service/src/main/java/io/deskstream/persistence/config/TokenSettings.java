package io.deskstream.persistence.config;

import io.deskstream.schemas.crypto.TokenCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How page access tokens are encrypted at rest.
 *
 * @param keys {@code DESKSTREAM_TOKEN_KEYS}, {@code id:base64} pairs, comma-separated; the first encrypts
 */
@ConfigurationProperties("deskstream.token")
public record TokenSettings(String keys) {

    public TokenSettings(@Nullable String keys) {
        this.keys = Require.text("DESKSTREAM_TOKEN_KEYS", keys, "id:base64 pairs, comma-separated");
        cipher();
    }

    public TokenCipher cipher() {
        try {
            return TokenCipher.ofKeys(keys);
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(
                    "DESKSTREAM_TOKEN_KEYS: wants id:base64 pairs, comma-separated, with keys of 16, 24 or 32 bytes");
        }
    }

    @Override
    public String toString() {
        return "TokenSettings[keys=***]";
    }
}
