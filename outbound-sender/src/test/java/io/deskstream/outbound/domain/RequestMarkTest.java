package io.deskstream.outbound.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMarkTest {

    @Test
    void aNumberThatIsNotGreaterIsACopy() {
        RequestMark mark = RequestMark.NONE.raisedTo(7);

        assertThat(mark.isCopy(6)).isTrue();
        assertThat(mark.isCopy(7)).isTrue();
        assertThat(mark.isCopy(8)).isFalse();
    }

    @Test
    void aMarkNeverFalls() {
        assertThat(RequestMark.NONE.raisedTo(7).raisedTo(3)).isEqualTo(new RequestMark(7));
    }

    @Test
    void withoutAMarkNothingIsACopy() {
        assertThat(RequestMark.NONE.isCopy(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 99, Long.MAX_VALUE})
    void aMarkIsReadAsItWasWritten(long highest) {
        assertThat(RequestMark.parse(new RequestMark(highest).metadata())).isEqualTo(new RequestMark(highest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "seven", "7a"})
    void whateverElseStandsThereIsNoMark(String metadata) {
        assertThat(RequestMark.parse(metadata)).isEqualTo(RequestMark.NONE);
    }

    @Test
    void noMarkIsWrittenAsNothing() {
        assertThat(RequestMark.parse(RequestMark.NONE.metadata())).isEqualTo(RequestMark.NONE);
    }
}
