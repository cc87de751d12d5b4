package io.deskstream.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A setting has its default until it is set. */
class PreferencesTest {

    @Test
    void shouldFillWhatIsNotSetWithDefaults() {
        assertThat(Preferences.of(Map.of())).isEqualTo(new Preferences(true, 5, false));
        assertThat(Preferences.of(Map.of("undo_seconds", "0", "mark_seen", "true", "of_a_later_build", "{}")))
                .isEqualTo(new Preferences(true, 0, true));
    }
}
