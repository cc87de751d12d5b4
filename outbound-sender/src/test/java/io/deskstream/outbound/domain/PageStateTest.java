package io.deskstream.outbound.domain;

import static io.deskstream.outbound.domain.Fixtures.NOW;
import static io.deskstream.outbound.domain.Fixtures.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageStateTest {

    @Test
    void aPageSendsUpToItsLimitAndIsHeldThen() {
        PageState state = PageState.fresh(3, NOW);
        for (int i = 0; i < 3; i++) {
            PageState.Admitted admitted = state.admit(TOKEN, NOW);
            assertThat(admitted.deferral()).isEmpty();
            state = admitted.state();
        }

        assertThat(code(state.admit(TOKEN, NOW))).contains(ProblemCode.RATE_LIMITED);
        assertThat(state.admit(TOKEN, NOW.plusSeconds(1)).deferral()).isEmpty();
    }

    @Test
    void overAnyStretchOfTimeNoMoreThanTheRateAndOneSecondsWorthIsAdmitted() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        PageState state = PageState.fresh(10, NOW);
        Instant now = NOW;
        int admitted = 0;
        for (int i = 0; i < 10_000; i++) {
            now = now.plusMillis(random.nextInt(40));
            PageState.Admitted step = state.admit(TOKEN, now);
            state = step.state();
            admitted += step.deferral().isEmpty() ? 1 : 0;
        }

        double seconds = (now.toEpochMilli() - NOW.toEpochMilli()) / 1000.0;
        assertThat((double) admitted).isBetween(seconds * 10 * 0.95, seconds * 10 + 10);
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        PageState state = PageState.fresh(1, NOW).admit(TOKEN, NOW).state();

        assertThat(state.admit(TOKEN, NOW.minusSeconds(100)).deferral()).isPresent();
    }

    @Test
    void aLimitedPageIsHeldUntilItsTime() {
        PageState state = PageState.fresh(10, NOW).after(new Effect.Limited(NOW.plusSeconds(30)));

        assertThat(state.admit(TOKEN, NOW.plusSeconds(29)).deferral())
                .map(SendOutcome.Deferred::notBefore)
                .contains(NOW.plusSeconds(30));
        assertThat(state.admit(TOKEN, NOW.plusSeconds(30)).deferral()).isEmpty();
    }

    @Test
    void aShorterRestDoesNotEndALongerOne() {
        PageState state = PageState.fresh(10, NOW)
                .after(new Effect.Limited(NOW.plusSeconds(30)))
                .after(new Effect.Limited(NOW.plusSeconds(1)));

        assertThat(state.admit(TOKEN, NOW.plusSeconds(2)).deferral()).isPresent();
    }

    @Test
    void aPausedAccountIsAskedAgainWhenItsTimeHasCome() {
        PageState state = PageState.fresh(10, NOW).after(new Effect.Paused(NOW.plusSeconds(60)));

        assertThat(code(state.admit(TOKEN, NOW))).contains(ProblemCode.ACCOUNT_PAUSED);
        assertThat(state.admit(TOKEN, NOW.plusSeconds(60)).deferral()).isEmpty();
    }

    @Test
    void aRefusedTokenIsHeldAndAnotherIsNot() {
        PageState state = PageState.fresh(10, NOW).after(new Effect.TokenRefused(TOKEN));

        assertThat(code(state.admit(TOKEN, NOW.plusSeconds(100_000)))).contains(ProblemCode.TOKEN_INVALID);
        assertThat(state.admit(new AccessToken("another"), NOW).deferral()).isEmpty();
    }

    private static Optional<ProblemCode> code(PageState.Admitted admitted) {
        return admitted.deferral().map(deferred -> deferred.problem().code());
    }
}
