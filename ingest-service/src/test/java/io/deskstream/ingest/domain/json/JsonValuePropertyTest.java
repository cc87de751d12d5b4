package io.deskstream.ingest.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Our own reading of JSON against a second opinion: Jackson's. */
class JsonValuePropertyTest {

    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Property(tries = 20_000)
    void isJsonExactlyWhereJacksonSaysSo(@ForAll("nearlyJson") String text) {
        assertThat(JsonValue.of(utf8(text)).isPresent()).as("<%s>", text).isEqualTo(jackson(text) != null);
    }

    @Property(tries = 5_000)
    void readsTheSameValues(@ForAll("nearlyJson") String text) {
        JsonNode theirs = jackson(text);
        if (theirs != null) {
            assertSame(JsonValue.of(utf8(text)).orElseThrow(), theirs);
        }
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.of(List.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\"a\"",
                        "\"\\u00e9\\n\"",
                        "\"\\\\\"",
                        "\\",
                        "0",
                        "1",
                        "-",
                        ".5",
                        "e1",
                        "E+2",
                        "01",
                        "true",
                        "false",
                        "null",
                        "nul",
                        " ",
                        "\n",
                        "\t",
                        "{\"a\":1}",
                        "[1,{}]",
                        "\"b\":",
                        "{\"a\":",
                        "[[",
                        "]]",
                        "\u00e4",
                        "\"\u00e4\u2764\"",
                        "\"\\ud83d\\ude00\"",
                        "\u0001"))
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    private static void assertSame(JsonValue ours, JsonNode theirs) {
        assertThat(ours.isObject()).isEqualTo(theirs.isObject());
        assertThat(ours.isArray()).isEqualTo(theirs.isArray());
        assertThat(ours.isNumber()).isEqualTo(theirs.isNumber());
        assertThat(ours.isString()).isEqualTo(theirs.isString());
        assertThat(ours.isTrue()).isEqualTo(theirs.isBoolean() && theirs.booleanValue());
        assertThat(ours.isNull()).isEqualTo(theirs.isNull());
        assertThat(jackson(ours.json().orElseThrow())).isEqualTo(theirs);
        if (theirs.isString()) {
            assertThat(ours.text()).isEqualTo(theirs.stringValue());
        }
        int[] index = {0};
        ours.forEachElement(element -> assertSame(element, theirs.get(index[0]++)));
        theirs.properties().forEach(member -> assertSame(member(ours, member.getKey()), member.getValue()));
    }

    private static JsonValue member(JsonValue ours, String name) {
        return Objects.requireNonNull(ours.member(name), name);
    }

    private static @Nullable JsonNode jackson(String text) {
        try {
            JsonNode node = JACKSON.readTree(utf8(text));
            return node == null || node.isMissingNode() ? null : node;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
