package io.deskstream.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** RFC 4231, test case 2. */
    private static final String VECTOR = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

    @Test
    void isTheHmacSha256OfTheBytes() {
        assertThat(new AppSecrets(List.of("Jefe")).signed(BODY, signature("sha256=" + VECTOR)))
                .isTrue();
        assertThat(new AppSecrets(List.of("other")).signed(BODY, signature("sha256=" + VECTOR)))
                .isFalse();
    }

    @Test
    void ofAnyKnownSecretIsGood() {
        AppSecrets secrets = new AppSecrets(List.of("new", "Jefe", "old"));

        assertThat(secrets.signed(BODY, signature("sha256=" + VECTOR.toUpperCase(Locale.ROOT))))
                .isTrue();
        assertThat(secrets.signed(new byte[0], signature("sha256=" + VECTOR))).isFalse();
    }

    @Test
    void inAnyOtherFormIsNone() {
        assertThat(Signature.parse(List.of())).isEmpty();
        assertThat(Signature.parse(List.of("sha256=" + VECTOR, "sha256=" + VECTOR)))
                .isEmpty();
        for (String header : List.of(
                "", VECTOR, "sha1=" + VECTOR, "sha256=" + VECTOR + "0", " sha256=" + VECTOR, "SHA256=" + VECTOR)) {
            assertThat(Signature.parse(List.of(header))).as(header).isEmpty();
        }
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new AppSecrets(List.of("Jefe")).toString()).doesNotContain("Jefe");
        assertThat(new VerifyToken("word").toString()).doesNotContain("word");
    }

    private static Signature signature(String header) {
        return Signature.parse(List.of(header)).orElseThrow();
    }
}
