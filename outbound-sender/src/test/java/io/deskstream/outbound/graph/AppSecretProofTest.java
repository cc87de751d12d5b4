package io.deskstream.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.outbound.domain.AccessToken;
import org.junit.jupiter.api.Test;

class AppSecretProofTest {

    /** RFC 4231, test case 2. */
    @Test
    void theProofIsTheHexHmacOfTheToken() {
        assertThat(new AppSecretProof("Jefe").of(new AccessToken("what do ya want for nothing?")))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
