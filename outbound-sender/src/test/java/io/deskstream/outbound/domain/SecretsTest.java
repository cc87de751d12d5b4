package io.deskstream.outbound.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void neitherATokenNorAWordOfAMessageShowsInAString() {
        OutboundRequest.Send send = Fixtures.text("a customer's secret");

        assertThat(send.toString() + Fixtures.call() + Fixtures.CONNECTED + new Effect.TokenRefused(Fixtures.TOKEN))
                .doesNotContain("secret", "hello", Fixtures.TOKEN.value());
        assertThat(new Profile("Ada", "ada", "https://pic").toString()).doesNotContain("da", "pic");
    }
}
