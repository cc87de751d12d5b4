package io.deskstream.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How the hub lets sessions in, serves them and ends them. */
class HubTest {

    private final HubRig rig = new HubRig(1 << 20);

    @Test
    void aFirstConnectResumesNothingAndIsNotToldToLoadAnew() {
        var session = rig.join("ann", null);
        assertThat(session.types()).containsExactly("hello");
        assertThat(session.json(0)).contains("\"resumed\":false", "\"cursor\":\"" + rig.cursor(), "\"heartbeat_s\":25");
    }

    @Test
    void anUnreadableCursorIsAnsweredByResyncAndTheStreamGoesOn() {
        var session = rig.join("ann", "rubbish");
        rig.message(0, "ann");
        assertThat(session.types()).containsExactly("hello", "resync", "message.created");
        assertThat(session.json(0)).contains("\"resumed\":false");
        assertThat(session.json(1)).isEqualTo("{\"type\":\"resync\",\"reason\":\"cursor_unknown\"}");
    }

    @Test
    void aCursorOfOtherTopicsIsUnknown() {
        String foreign = Cursor.encode(new StreamLayout(HubRig.PARTITIONS, 43), rig.hub.position());
        assertThat(rig.join("ann", foreign).json(1)).contains("cursor_unknown");
    }

    @Test
    void aCursorOlderThanTheMemoryIsTooOld() {
        var small = new HubRig(2_000);
        String old = small.cursor();
        for (int i = 0; i < 20; i++) {
            small.message(0, null);
        }
        var session = small.join("ann", old);
        assertThat(session.json(1)).contains("cursor_too_old");
        assertThat(small.joins).containsExactly(HubObserver.Join.CURSOR_TOO_OLD);
    }

    @Test
    void aCursorAheadOfTheLogIsUnknown() {
        long[] ahead = rig.hub.position();
        ahead[1] += 5;
        String cursor = Cursor.encode(rig.layout, ahead);
        var session = new RecordedMember("ann");
        assertThat(rig.hub.join(session, cursor, null)).isEqualTo(Hub.Joining.NEEDS_LOG_END);
        assertThat(rig.hub.join(session, cursor, rig.hub.position())).isEqualTo(Hub.Joining.JOINED);
        assertThat(session.types()).containsExactly("hello", "resync");
        assertThat(session.json(1)).contains("cursor_unknown");
    }

    @Test
    void aCursorFromAGatewayThatIsFurtherWaitsForThisOneAndSkipsNothing() {
        long[] ahead = rig.hub.position();
        ahead[1] += 1;
        var session = new RecordedMember("ann");
        rig.hub.join(session, Cursor.encode(rig.layout, ahead), ahead);
        rig.message(0, "ann");
        rig.settle();
        rig.message(1, "ann");
        rig.settle();
        rig.message(1, "ann");
        rig.settle();
        assertThat(session.json(0)).contains("\"resumed\":true");
        assertThat(session.frames)
                .extracting(f -> new String(f.json(), java.nio.charset.StandardCharsets.UTF_8))
                .filteredOn(json -> json.contains("message.created"))
                .extracting(json -> json.replaceAll(".*\"n\":\"([^\"]*)\".*", "$1"))
                .containsExactly("0@0", "1@1");
    }

    @Test
    void theOneWhoLosesAConversationIsToldSoAndTheOneWhoGetsItSeesIt() {
        var ann = rig.join("ann", null);
        var bob = rig.join("bob", null);
        var boss = rig.join("boss", null);
        rig.conversation(0, "ann", "bob");
        assertThat(ann.json(1)).contains("conversation.removed", "\"conversation_id\":\"c0\"", "\"version\":0");
        assertThat(bob.types()).endsWith("conversation.updated");
        assertThat(boss.types()).endsWith("conversation.updated");
    }

    @Test
    void aPingIsAnsweredBehindWhatTheSessionHasYetToCatchUpWith() {
        String cursor = rig.cursor();
        rig.message(0, "ann");
        var ann = rig.join("ann", cursor);
        rig.hub.ping(ann);
        assertThat(ann.types()).containsExactly("hello");
        rig.settle();
        rig.hub.ping(ann);
        assertThat(ann.types()).containsExactly("hello", "message.created", "pong", "pong");
    }

    @Test
    void aLossIsToldOnResumeToo() {
        String cursor = rig.cursor();
        rig.conversation(0, "ann", "bob");
        var ann = rig.join("ann", cursor);
        rig.settle();
        assertThat(ann.types()).containsExactly("hello", "conversation.removed");
    }

    @Test
    void aFrameIsSerialisedOnceForAllWhoSeeIt() {
        var boss = rig.join("boss", null);
        var bob = rig.join("bob", null);
        rig.message(0, null);
        assertThat(boss.last().json()).isSameAs(bob.last().json());
    }

    @Test
    void aSlowSessionIsEndedAndDelaysNobody() {
        var slow = rig.join(new RecordedMember("ann", 3), null);
        var quick = rig.join("ann", null);
        for (int i = 0; i < 10; i++) {
            rig.message(0, "ann");
        }
        assertThat(slow.closed).isEqualTo(CloseReason.TOO_SLOW);
        assertThat(quick.frames).hasSize(11);
        assertThat(rig.hub.sessions()).isEqualTo(1);
    }

    @Test
    void theSessionsOfADeactivatedUserEnd() {
        var ann = rig.join("ann", null);
        var bob = rig.join("bob", null);
        rig.userChanges("ann", User.Role.AGENT, false, null);
        assertThat(ann.closed).isEqualTo(CloseReason.SESSION_ENDED);
        assertThat(bob.closed).isNull();
    }

    @Test
    void sessionsIssuedBeforeTheEndOfAllSessionsEnd() {
        var ann = rig.join("ann", null);
        rig.userChanges("ann", User.Role.AGENT, true, Instant.ofEpochSecond(1_001));
        assertThat(ann.closed).isEqualTo(CloseReason.SESSION_ENDED);
        var again = new RecordedMember("ann");
        assertThat(rig.hub.join(again, null, null)).isEqualTo(Hub.Joining.REFUSED);
        assertThat(again.closed).isEqualTo(CloseReason.SESSION_ENDED);
    }

    @Test
    void anotherRoleMeansAnotherViewAndIsToldByResync() {
        var ann = rig.join("ann", null);
        String before = rig.cursor();
        rig.userChanges("ann", User.Role.ADMIN, true, null);
        rig.message(0, "bob");
        assertThat(ann.types()).containsExactly("hello", "resync", "message.created");
        assertThat(ann.json(1)).contains("access_changed");
        assertThat(rig.join("ann", before).json(1)).contains("access_changed");
    }

    @Test
    void agentsAreToldWhenUnassignedConversationsVanishFromThem() {
        var ann = rig.join("ann", null);
        var boss = rig.join("boss", null);
        rig.visibilityChanges(false);
        rig.message(0, null);
        assertThat(ann.types()).containsExactly("hello", "resync");
        assertThat(boss.types()).containsExactly("hello", "message.created");
    }

    @Test
    void aHeartbeatCarriesThePositionThoughNothingWasSeen() {
        var ann = rig.join("ann", null);
        rig.message(0, "bob");
        rig.hub.heartbeat(0, 1);
        assertThat(ann.types()).containsExactly("hello", "heartbeat");
        assertThat(ann.last().cursor()).isEqualTo(rig.cursor());
    }

    @Test
    void typingReachesThoseWhoMaySeeTheConversationButNotItsAuthor() {
        var ann = rig.join("ann", null);
        var bob = rig.join("bob", null);
        var boss = rig.join("boss", null);
        var facts = new ConversationFacts(
                "c", io.deskstream.schemas.ids.ConversationKey.parse("facebook:1:2"), "ann", null, 0, 0, 1);
        var typing = new Frame.Typing("c", new Frame.TypingActor("agent", "boss", "Boss"), true);
        rig.hub.signal(new Signal.Typing(typing, facts));
        assertThat(ann.signals).hasSize(1);
        assertThat(bob.signals).isEmpty();
        assertThat(boss.signals).isEmpty();
    }

    @Test
    void whoComesLaterIsToldWhoIsThere() {
        rig.hub.signal(new Signal.Presence(new Frame.Presence("bob", "online", java.util.List.of())));
        assertThat(rig.join("ann", null).signals).hasSize(1);
    }
}
