package io.deskstream.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What ends a session and what does not. */
class SessionRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.500Z");

    private static User user(Role role, boolean active, @Nullable Instant validAfter) {
        return new User(
                UUID.randomUUID(), Workspace.ID, "a@example.org", "A", role, active, false, validAfter, 1, NOW, NOW);
    }

    /** Tokens tell whole seconds: whatever the rhythm of ends and log-ins, an end ends all before it, a log-in holds. */
    @Property
    void shouldEndEverySessionMadeBeforeAndNoneMadeAfter(
            @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 1_500) Long> pauses) {
        User user = user(Role.AGENT, true, null);
        Instant now = NOW;
        for (long pause : pauses) {
            now = now.plusMillis(pause);
            Instant before = user.issueSession(now);
            assertThat(user.accepts(before)).isTrue();
            assertThat(before.getNano()).isZero();
            user = user.withNewPassword(now);
            assertThat(user.accepts(before)).isFalse();
        }
    }

    @Test
    void shouldEndSessionsOnlyWhenRoleOrActivityChanges() {
        User user = user(Role.AGENT, true, null);
        assertThat(new UserChange("B", null, null).applyTo(user, NOW).sessionsValidAfter())
                .isNull();
        assertThat(new UserChange(null, Role.AGENT, true).applyTo(user, NOW).sessionsValidAfter())
                .isNull();
        assertThat(new UserChange(null, Role.ADMIN, null).applyTo(user, NOW).sessionsValidAfter())
                .isNotNull();
        assertThat(new UserChange(null, null, false).applyTo(user, NOW).sessionsValidAfter())
                .isNotNull();
    }

    @Test
    void shouldNotAcceptADeactivatedUsersSession() {
        assertThat(user(Role.ADMIN, false, null).accepts(NOW)).isFalse();
    }

    @Test
    void shouldKnowWhichChangeTakesAnAdminAway() {
        User admin = user(Role.ADMIN, true, null);
        assertThat(new UserChange(null, Role.AGENT, null).removesAdmin(admin)).isTrue();
        assertThat(new UserChange(null, null, false).removesAdmin(admin)).isTrue();
        assertThat(new UserChange("B", Role.ADMIN, true).removesAdmin(admin)).isFalse();
        assertThat(new UserChange(null, Role.AGENT, null).removesAdmin(user(Role.ADMIN, false, null)))
                .isFalse();
        assertThat(new UserChange(null, null, false).removesAdmin(user(Role.AGENT, true, null)))
                .isFalse();
    }
}
