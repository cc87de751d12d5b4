package io.deskstream.outbound.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorClassTest {

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("documented")
    void everyDocumentedErrorHasItsClass(String label, ErrorClass expected) {
        assertThat(ErrorClass.of(error(label))).isEqualTo(expected);
    }

    static Stream<Object[]> documented() {
        return Stream.of(
                        rows(ErrorClass.AMBIGUOUS, "1 2 1/1357046 2/1545133"),
                        rows(ErrorClass.RATE_LIMITED, "4 17 32 341 613 613/2534040 80002 80006 9/2018352"),
                        rows(ErrorClass.ACCOUNT_PAUSED, "368 613/2018338 10/1893063 10/1404170 100/2534029"),
                        rows(ErrorClass.WINDOW_CLOSED, "10/2018278 10/2534022 10/2018065"),
                        rows(ErrorClass.CUSTOMER_UNAVAILABLE, "551 551/1545041 200/1545041 10/2018108 10/1893015"),
                        rows(ErrorClass.NO_SUCH_CUSTOMER, "100/2018001 100/2534014 100/33"),
                        rows(
                                ErrorClass.TOKEN_INVALID,
                                "190 190/458 190/459 190/460 190/463 190/464 190/467 190/492 102"),
                        rows(ErrorClass.PERMISSION, "3 10 200/2018028 200/2534041 10/2534077"),
                        rows(ErrorClass.NOT_THREAD_OWNER, "100/2018300 10/2018300 100/2534037 100/2018321 10/2018171"),
                        rows(
                                ErrorClass.BAD_REQUEST,
                                "100 100/2018008 100/2018047 100/2018074 100/2018109 100/2018294 506 2/2018344"),
                        IntStream.rangeClosed(200, 299)
                                .mapToObj(code -> new Object[] {Integer.toString(code), ErrorClass.PERMISSION}))
                .flatMap(rows -> rows);
    }

    private static Stream<Object[]> rows(ErrorClass expected, String labels) {
        return Arrays.stream(labels.split(" ")).map(label -> new Object[] {label, expected});
    }

    @ParameterizedTest(name = "{0}, transient {1}, is {2}")
    @CsvSource({
        "777, true, AMBIGUOUS",
        "777, false, BAD_REQUEST",
        "300, false, BAD_REQUEST",
        "190/33, false, TOKEN_INVALID"
    })
    void anErrorThatNobodyDocumentedIsAmbiguousOnlyWhereItMayPass(
            String label, boolean isTransient, ErrorClass expected) {
        GraphError error = error(label);

        assertThat(ErrorClass.of(new GraphError(error.code(), error.subcode(), isTransient, "words")))
                .isEqualTo(expected);
    }

    static GraphError error(String label) {
        String[] parts = label.split("/");
        int subcode = parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
        return new GraphError(Integer.parseInt(parts[0]), subcode, false, "words");
    }
}
