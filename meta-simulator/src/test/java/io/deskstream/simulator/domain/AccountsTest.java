package io.deskstream.simulator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountsTest {
    @Test
    void metasPrefixTellsInstagramUnlessTheAccountIsRegistered() {
        Accounts accounts = new Accounts(Set.of("555"));

        assertThat(accounts.account("17841999").channel()).isEqualTo(Channel.INSTAGRAM);
        assertThat(accounts.account("555").channel()).isEqualTo(Channel.INSTAGRAM);
        assertThat(accounts.account("556").channel()).isEqualTo(Channel.FACEBOOK);

        accounts.register("556", Channel.INSTAGRAM);
        assertThat(accounts.account("556").channel()).isEqualTo(Channel.INSTAGRAM);
    }

    @Test
    void demoAccountsKeepTheirNames() {
        Accounts accounts = new Accounts(Set.of());
        assertThat(accounts.register("100000000000001", Channel.FACEBOOK).name())
                .isEqualTo("Bluebird Bikes");
        assertThat(accounts.account("17841400000000001").name()).isEqualTo("bluebird.bikes");
    }
}
