package io.deskstream.outbound.config;

import io.deskstream.schemas.crypto.TokenCipher;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys under which access tokens rest.
 *
 * @param keys {@code id:base64}, comma-separated; all decrypt
 */
@ConfigurationProperties("deskstream.token")
public record TokenSettings(@DefaultValue("") String keys) {

    public TokenSettings {
        cipher(keys);
    }

    TokenCipher cipher() {
        return cipher(keys);
    }

    private static TokenCipher cipher(String keys) {
        try {
            return TokenCipher.ofKeys(keys);
        } catch (IllegalArgumentException e) {
            throw new WrongSettingException(
                    "DESKSTREAM_TOKEN_KEYS: wants id:base64 pairs, comma-separated, with keys of 16, 24 or 32 bytes");
        }
    }

    @Override
    public String toString() {
        return "TokenSettings[keys=***]";
    }
}
