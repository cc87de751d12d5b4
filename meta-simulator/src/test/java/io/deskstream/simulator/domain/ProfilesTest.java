package io.deskstream.simulator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfilesTest {
    private final Profiles profiles = new Profiles();

    @Test
    void theSameIdIsAlwaysTheSamePerson() {
        assertThat(profiles.profile("620", Channel.FACEBOOK))
                .isEqualTo(new Profiles().profile("620", Channel.FACEBOOK));
    }

    @Test
    void onlyInstagramHasUserNames() {
        assertThat(profiles.profile("620", Channel.FACEBOOK).orElseThrow().username())
                .isNull();
        assertThat(profiles.profile("620", Channel.INSTAGRAM).orElseThrow().username())
                .isNotBlank();
    }

    @Test
    void idsThatEndIn404HaveNone() {
        assertThat(profiles.profile("620404", Channel.FACEBOOK)).isEmpty();
    }
}
