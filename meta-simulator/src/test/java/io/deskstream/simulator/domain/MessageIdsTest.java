package io.deskstream.simulator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageIdsTest {
    @Test
    void differEvenWithTheSameSeedAtAnotherTime() {
        Set<String> ids = new HashSet<>();
        for (int start = 0; start < 3; start++) {
            Clock clock = Clock.fixed(Instant.ofEpochMilli(1_790_000_000_000L + start), ZoneOffset.UTC);
            MessageIds source = new MessageIds(clock, new Random(1));
            for (int i = 0; i < 1000; i++) {
                ids.add(source.next());
            }
        }
        assertThat(ids).hasSize(3000).allSatisfy(id -> assertThat(id).matches("m_[A-Za-z0-9_-]{43}"));
    }
}
