package io.deskstream.outbound.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileStepTest {

    private static final ProfileStep NOTHING = new ProfileStep.Done(Optional.empty());

    @Test
    void aProfileThatWasFoundEndsTheLookUp() {
        Profile profile = new Profile("Ada", null, null);

        assertThat(ProfileStep.after(new ProfileAnswer.Found(profile), 1))
                .isEqualTo(new ProfileStep.Done(Optional.of(profile)));
    }

    @ParameterizedTest
    @CsvSource({"100/2018218,400", "100/2018247,400", "100/2018218,500", "190,400", "100/33,400", "10,403"})
    void aDefiniteNoEndsTheLookUp(String label, int status) {
        assertThat(ProfileStep.after(new ProfileAnswer.Refused(status, ErrorClassTest.error(label)), 1))
                .isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"1,400", "2,500", "613,400", "4,400", "190,500"})
    void whatMayPassIsTriedAgain(String label, int status) {
        assertThat(ProfileStep.after(new ProfileAnswer.Refused(status, ErrorClassTest.error(label)), 1))
                .isEqualTo(new ProfileStep.Again(Duration.ofSeconds(1)));
    }

    @Test
    void theLastAttemptEndsTheLookUp() {
        ProfileAnswer answer = new ProfileAnswer.NoAnswer("reset");

        assertThat(ProfileStep.after(answer, 2)).isEqualTo(new ProfileStep.Again(Duration.ofSeconds(2)));
        assertThat(ProfileStep.after(answer, 3)).isEqualTo(NOTHING);
    }
}
