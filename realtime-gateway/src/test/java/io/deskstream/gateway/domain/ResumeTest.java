package io.deskstream.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A session that leaves and resumes at its last cursor sees what one sees that never left. */
class ResumeTest {

    private static final List<String> PEOPLE = List.of("boss", "ann", "bob");

    @Property(tries = 300)
    void resumingMissesNothingAndRepeatsNothing(
            @ForAll long seed, @ForAll @IntRange(max = 80) int before, @ForAll @IntRange(max = 80) int away) {
        var random = new Random(seed);
        var rig = new HubRig(1 << 20);
        for (String person : PEOPLE) {
            var stayed = rig.join(person, null);
            var left = rig.join(person, null);
            happen(rig, random, before);
            rig.hub.leave(left);
            happen(rig, random, away);
            var resumed = rig.join(person, left.lastCursor());
            resumed.roomFor = 1 + random.nextInt(5);
            while (resumed.roomFor <= 0 || !rig.cursor().equals(resumedPosition(rig, resumed))) {
                rig.settle();
                resumed.roomFor = 1 + random.nextInt(5);
                happen(rig, random, random.nextInt(2));
                rig.settle();
                if (resumed.frames.size() > 2_000) {
                    throw new IllegalStateException("never catches up");
                }
            }
            assertThat(perPartition(left, resumed)).isEqualTo(perPartition(stayed));
            assertThat(resumed.json(0)).contains("\"resumed\":true");
        }
    }

    /** Its position, by a heartbeat, which every session gets at its own. */
    private static String resumedPosition(HubRig rig, RecordedMember member) {
        member.roomFor = Integer.MAX_VALUE;
        rig.settle();
        rig.hub.heartbeat(0, 1);
        return member.lastCursor();
    }

    private static void happen(HubRig rig, Random random, int events) {
        for (int i = 0; i < events; i++) {
            int partition = random.nextInt(HubRig.PARTITIONS);
            if (random.nextBoolean()) {
                rig.message(partition, anyone(random));
            } else {
                rig.conversation(partition, anyone(random), anyone(random));
            }
        }
    }

    private static @org.jspecify.annotations.Nullable String anyone(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "ann";
            case 1 -> "bob";
            default -> null;
        };
    }

    /** Frames by conversation, without cursors; order between conversations is not promised. */
    private static Map<String, List<String>> perPartition(RecordedMember... sessions) {
        Map<String, List<String>> seen = new HashMap<>();
        for (RecordedMember session : sessions) {
            for (QueuedFrame frame : session.frames) {
                String json =
                        new String(frame.json(), StandardCharsets.UTF_8).replaceAll("\"cursor\":\"[^\"]*\",?", "");
                if (frame.type().startsWith("message") || frame.type().startsWith("conversation")) {
                    seen.computeIfAbsent(conversation(json), c -> new ArrayList<>())
                            .add(json);
                }
            }
        }
        return seen;
    }

    private static String conversation(String json) {
        var removed =
                java.util.regex.Pattern.compile("\"conversation_id\":\"c(\\d)").matcher(json);
        var other = java.util.regex.Pattern.compile("\"n\":\"(\\d)@").matcher(json);
        if (removed.find()) {
            return removed.group(1);
        }
        return other.find() ? other.group(1) : "?";
    }
}
