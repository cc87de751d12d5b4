package io.deskstream.gateway.domain;

import static io.deskstream.gateway.domain.Audience.Sight.LOST;
import static io.deskstream.gateway.domain.Audience.Sight.NOTHING;
import static io.deskstream.gateway.domain.Audience.Sight.SEES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what of a conversation's event, as a table: the viewer is agent "me". */
class AudienceTest {

    @ParameterizedTest(name = "{0}: previous {1}, now {2}, unassigned visible {3} -> {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "ADMIN, -,  -,  false, SEES",
                "ADMIN, me, ann, false, SEES",
                "AGENT, -,  -,  true,  SEES",
                "AGENT, -,  -,  false, NOTHING",
                "AGENT, me, me, false, SEES",
                "AGENT, ann, ann, true, NOTHING",
                "AGENT, ann, me, false, SEES",
                "AGENT, me, ann, true, LOST",
                "AGENT, me, -,  true,  SEES",
                "AGENT, me, -,  false, LOST",
                "AGENT, -,  ann, true, LOST",
                "AGENT, -,  ann, false, NOTHING",
                "AGENT, -,  me, false, SEES",
                "AGENT, ann, bob, true, NOTHING"
            })
    void agentsSeeWhatIsTheirsAndAreToldWhatTheyLose(
            User.Role role, @Nullable String previous, @Nullable String now, boolean visible, Audience.Sight expected) {
        assertThat(Audience.sight(event(previous, now, true), viewer(role), visible))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"me, ann", "-, ann"})
    void aMessageNeverTellsOfALoss(@Nullable String previous, String now) {
        assertThat(Audience.sight(event(previous, now, false), viewer(User.Role.AGENT), true))
                .isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"me, SEES", "ann, NOTHING"})
    void aRejectionIsForItsAuthor(String author, Audience.Sight expected) {
        var rejection = new StreamEvent.Rejection(0, 0, Instant.EPOCH, author, frame());
        assertThat(Audience.sight(rejection, viewer(User.Role.ADMIN), true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"AGENT, true, SEES", "AGENT, false, NOTHING", "ADMIN, false, SEES"})
    void accountsThatNobodyConnectedAreForAdmins(User.Role role, boolean connected, Audience.Sight expected) {
        var account = new StreamEvent.AccountEvent(0, 0, Instant.EPOCH, connected, frame());
        assertThat(Audience.sight(account, viewer(role), true)).isEqualTo(expected);
        assertThat(expected).isIn(SEES, NOTHING, LOST);
    }

    private static StreamEvent event(@Nullable String previous, @Nullable String now, boolean image) {
        return new StreamEvent.ConversationEvent(0, 0, Instant.EPOCH, "c", 1, now, previous, image, frame());
    }

    private static EncodedFrame frame() {
        return FrameJson.encode(new Frame.Pong());
    }

    private static User viewer(User.Role role) {
        return new User("me", "me@x", "Me", role, true, null);
    }
}
