package io.deskstream.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canned reply holds known placeholders only, however they are spaced. */
class ReplyPlaceholdersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no placeholder",
                "Hello {{customer.name}}, {{ agent.first_name }} here",
                "{\"json\":{\"a\":1}}",
                "a } b { c"
            })
    void shouldTakeKnownOnesAndBracesThatAreNone(String text) {
        assertThat(ReplyPlaceholders.unknown(text)).isEmpty();
        assertThat(ReplyPlaceholders.unclosed(text)).isFalse();
    }

    @Test
    void shouldNameEachUnknownOneOnce() {
        assertThat(ReplyPlaceholders.unknown("{{a}} {{customer.name}} {{ b c }} {{a}} {{}}"))
                .containsExactly("a", "b c", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello {{customer.name", "{{customer.{name}}", "{{{{customer.name}}"})
    void shouldNoticeWhatIsOpenedAndNotClosed(String text) {
        assertThat(ReplyPlaceholders.unclosed(text)).isTrue();
    }
}
