package io.deskstream.schemas.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens rest encrypted, bound to their account, readable under every key that is still listed. */
class TokenCipherTest {

    private static final String OLD = "old:" + key((byte) 1, 32);
    private static final String NEW = "new:" + key((byte) 2, 16);
    private static final String TOKEN = "EAAB-a-secret-token";

    private static String key(byte fill, int length) {
        byte[] key = new byte[length];
        java.util.Arrays.fill(key, fill);
        return Base64.getEncoder().encodeToString(key);
    }

    @Test
    void shouldGiveTheTokenBack() {
        TokenCipher cipher = TokenCipher.ofKeys(OLD);
        String encrypted = cipher.encrypt(TOKEN, "account");

        assertThat(encrypted).startsWith("old:").doesNotContain(TOKEN);
        assertThat(cipher.decrypt(encrypted, "account")).isEqualTo(TOKEN);
        assertThat(cipher.encrypt(TOKEN, "account")).isNotEqualTo(encrypted);
    }

    @Test
    void shouldReadUnderAnOlderKeyAndWriteUnderTheFirst() {
        String encrypted = TokenCipher.ofKeys(OLD).encrypt(TOKEN, "account");
        TokenCipher rotated = TokenCipher.ofKeys(NEW + " , " + OLD);

        assertThat(rotated.decrypt(encrypted, "account")).isEqualTo(TOKEN);
        assertThat(rotated.encrypt(TOKEN, "account")).startsWith("new:");
        assertThatThrownBy(() -> TokenCipher.ofKeys(NEW).decrypt(encrypted, "account"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DESKSTREAM_TOKEN_KEYS");
    }

    @Test
    void shouldNotGiveATokenOfAnotherAccount() {
        TokenCipher cipher = TokenCipher.ofKeys(OLD);
        String encrypted = cipher.encrypt(TOKEN, "account");

        assertThatThrownBy(() -> cipher.decrypt(encrypted, "another")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNoticeAnyChange() {
        TokenCipher cipher = TokenCipher.ofKeys(OLD);
        String encrypted = cipher.encrypt(TOKEN, "account");
        byte[] bytes = Base64.getDecoder().decode(encrypted.substring(4));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> cipher.decrypt("old:" + Base64.getEncoder().encodeToString(changed), "account"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> cipher.decrypt("old:AAAA", "account")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cipher.decrypt("old:%%%", "account")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cipher.decrypt("", "account")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldShowNoKey() {
        assertThat(TokenCipher.ofKeys(OLD).toString()).contains("old").doesNotContain(OLD.substring(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nokey", "id:", ":AAAA", "id:not base64 SECRET", "id:U0VDUkVU", "a:U0VDUkVU,"})
    void shouldRefuseASettingOfAnotherFormWithoutShowingIt(String setting) {
        assertThatThrownBy(() -> TokenCipher.ofKeys(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("DESKSTREAM_TOKEN_KEYS must be")
                .hasMessageNotContainingAny("SECRET", "U0VDUkVU");
    }
}
