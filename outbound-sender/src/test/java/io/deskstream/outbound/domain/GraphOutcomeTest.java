package io.deskstream.outbound.domain;

import static io.deskstream.outbound.domain.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphOutcomeTest {

    private static final Usage FREE = Usage.UNKNOWN;

    @Test
    void anAcceptedMessageIsSent() {
        Verdict verdict = verdict(new GraphAnswer.Accepted("m_1", FREE));

        assertThat(verdict).isEqualTo(new Verdict(new SendOutcome.Sent("m_1"), new Effect.None()));
    }

    @Test
    void anAcceptedMessageThatUsedTheQuotaUpMakesThePageRest() {
        Verdict verdict = verdict(new GraphAnswer.Accepted("m_1", new Usage(100, Duration.ZERO)));

        assertThat(verdict.outcome()).isEqualTo(new SendOutcome.Sent("m_1"));
        assertThat(verdict.effect()).isEqualTo(new Effect.Limited(NOW.plusSeconds(60)));
    }

    @ParameterizedTest(name = "{0} ends as {1}")
    @CsvSource({
        "551/1545041, CUSTOMER_UNAVAILABLE",
        "10/2018278, WINDOW_CLOSED",
        "100/2018001, NO_SUCH_CUSTOMER",
        "200, PERMISSION",
        "100/2018300, NOT_THREAD_OWNER",
        "100, BAD_REQUEST",
        "368, ACCOUNT_PAUSED"
    })
    void aDefiniteRefusalFailsTheMessage(String label, ProblemCode code) {
        assertThat(refused(400, label).outcome()).isEqualTo(SendOutcome.failed(code, "words (" + label + ")"));
    }

    @ParameterizedTest(name = "{0} with HTTP {1}")
    @CsvSource({"1,400", "2,400", "1/1357046,400", "2/1545133,400", "2,500", "100,500", "190,503", "613,502", "551,599"
    })
    void anAmbiguousErrorAndEveryServerErrorIsUnknown(String label, int status) {
        assertThat(refused(status, label).outcome()).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(refused(status, label).effect()).isEqualTo(new Effect.None());
    }

    @ParameterizedTest
    @MethodSource("io.deskstream.outbound.domain.ErrorClassTest#documented")
    void noErrorIsTakenForSent(String label, ErrorClass expected) {
        SendOutcome outcome = refused(400, label).outcome();

        boolean unknown = outcome instanceof SendOutcome.Unknown;
        assertThat(outcome).isNotInstanceOf(SendOutcome.Sent.class);
        assertThat(unknown).isEqualTo(expected == ErrorClass.AMBIGUOUS);
    }

    @Test
    void aPausedAccountIsLeftAloneForAMinute() {
        assertThat(refused(400, "368").effect()).isEqualTo(new Effect.Paused(NOW.plusSeconds(60)));
    }

    @Test
    void aRefusedTokenDefersTheMessageAndHoldsTheToken() {
        Verdict verdict = refused(400, "190/463");

        assertThat(verdict.outcome())
                .isEqualTo(SendOutcome.deferred(ProblemCode.TOKEN_INVALID, "words (190/463)", NOW.plusSeconds(60)));
        assertThat(verdict.effect()).isEqualTo(new Effect.TokenRefused(Fixtures.TOKEN));
    }

    @ParameterizedTest(name = "attempt {0} waits {1} s")
    @CsvSource({"0,5", "1,5", "2,10", "3,20", "4,40", "5,60", "100,60"})
    void aRateLimitWithoutATimeBacksOffByTheAttempt(int attempt, int seconds) {
        Verdict verdict = GraphOutcome.of(
                Fixtures.call(), attempt, new GraphAnswer.Refused(400, ErrorClassTest.error("613"), FREE), NOW);

        assertThat(notBefore(verdict)).isEqualTo(NOW.plusSeconds(seconds));
        assertThat(verdict.effect()).isEqualTo(new Effect.Limited(NOW.plusSeconds(1)));
    }

    @Test
    void aRateLimitWithATimeHoldsThePageUntilThen() {
        Usage usage = new Usage(100, Duration.ofMinutes(7));
        Verdict verdict = verdict(new GraphAnswer.Refused(400, ErrorClassTest.error("80006"), usage));

        assertThat(notBefore(verdict)).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
        assertThat(verdict.effect()).isEqualTo(new Effect.Limited(NOW.plus(Duration.ofMinutes(7))));
    }

    @Test
    void tooManyRequestsIsARateLimitWhateverTheBody() {
        assertThat(code(refused(429, "100"))).isEqualTo(ProblemCode.RATE_LIMITED);
        assertThat(code(verdict(new GraphAnswer.Unreadable(429, FREE)))).isEqualTo(ProblemCode.RATE_LIMITED);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 408, 500, 502, 503, 504})
    void anUnreadableAnswerIsUnknownWhereTheMessageMayHaveLeft(int status) {
        assertThat(verdict(new GraphAnswer.Unreadable(status, FREE)).outcome()).isInstanceOf(SendOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 403, 404, 405, 413})
    void anUnreadableRefusalIsABadRequest(int status) {
        assertThat(code(verdict(new GraphAnswer.Unreadable(status, FREE)))).isEqualTo(ProblemCode.BAD_REQUEST);
    }

    @ParameterizedTest(name = "attempt {0} waits {1} s")
    @CsvSource({"1,5", "2,10", "3,20", "6,160", "7,300", "50,300"})
    void whatCannotHaveLeftIsDeferred(int attempt, int seconds) {
        Verdict verdict = GraphOutcome.of(Fixtures.call(), attempt, new GraphAnswer.NotReached("refused"), NOW);

        assertThat(code(verdict)).isEqualTo(ProblemCode.GRAPH_UNREACHABLE);
        assertThat(notBefore(verdict)).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void whatMayHaveLeftIsUnknown() {
        assertThat(verdict(new GraphAnswer.Lost("reset")).outcome())
                .isEqualTo(SendOutcome.unknown(ProblemCode.NO_ANSWER, "reset"));
    }

    private static Verdict refused(int status, String label) {
        return verdict(new GraphAnswer.Refused(status, ErrorClassTest.error(label), FREE));
    }

    private static Verdict verdict(GraphAnswer answer) {
        return GraphOutcome.of(Fixtures.call(), 1, answer, NOW);
    }

    private static Instant notBefore(Verdict verdict) {
        return ((SendOutcome.Deferred) verdict.outcome()).notBefore();
    }

    private static ProblemCode code(Verdict verdict) {
        return switch (verdict.outcome()) {
            case SendOutcome.Failed failed -> failed.problem().code();
            case SendOutcome.Deferred deferred -> deferred.problem().code();
            case SendOutcome.Unknown unknown -> unknown.problem().code();
            case SendOutcome.Sent sent -> throw new AssertionError(sent);
            case SendOutcome.Probed probed -> throw new AssertionError(probed);
        };
    }
}
