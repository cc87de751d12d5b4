package io.deskstream.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.ingest.Bodies;
import io.deskstream.ingest.domain.Item.Keyed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BodySplitterPropertyTest {

    private static final byte[] BODY = Bodies.read("mixed-with-malformed.json");

    @Property(tries = 2000)
    void randomBytesNeverThrow(@ForAll byte[] noise) {
        assertThat(BodySplitter.split(noise)).isNotNull();
    }

    @Property(tries = 2000)
    void damagedBodiesNeverThrow(
            @ForAll @IntRange(max = 1500) int at,
            @ForAll @IntRange(max = 40) int cut,
            @ForAll @Size(max = 8) byte[] put) {
        byte[] damaged = damaged(at % BODY.length, cut, put);

        assertThat(BodySplitter.split(damaged)).isNotNull();
    }

    @Property(tries = 1000)
    void whateverStandsBesideThemGoodItemsSurviveInOrder(
            @ForAll("json") String before, @ForAll("json") String between, @ForAll("json") String entry) {
        String first = "{\"sender\":{\"id\":\"2\"},\"n\":1}";
        String second = "{ \"recipient\" : {\"id\":\"1\"},\"sender\":{\"id\":\"2\"} }";
        String body = "{\"object\":\"page\",\"entry\":[" + entry + ",{\"id\":\"1\",\"messaging\":[" + before + ","
                + first + "," + between + "," + second + "]}]}";

        List<String> survivors = BodySplitterTest.split(body.getBytes(StandardCharsets.UTF_8)).stream()
                .filter(Keyed.class::isInstance)
                .map(item -> ((Keyed) item).raw())
                .toList();

        assertThat(survivors).containsSubsequence(first, second);
    }

    @Provide
    Arbitrary<String> json() {
        return json(3);
    }

    private static Arbitrary<String> json(int depth) {
        Arbitrary<String> scalars = Arbitraries.of(
                "1", "\"1\"", "\"2\"", "-0.5e+7", "true", "null", "\"\\u00e4\\ud800\"", "\"a\\\"]}\"", "\"[{\"", "[]");
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<String> names = Arbitraries.of(
                "id", "sender", "recipient", "messaging", "standby", "changes", "field", "value", "x", "");
        Arbitrary<String> inner = json(depth - 1);
        Arbitrary<String> members =
                Combinators.combine(names, inner).as((name, value) -> "\"" + name + "\" :\n" + value);
        return Arbitraries.oneOf(
                scalars,
                inner.list().ofMaxSize(3).map(elements -> "[" + String.join(" , ", elements) + "]"),
                members.list().ofMaxSize(4).map(all -> "{" + String.join(",", all) + "}"));
    }

    private static byte[] damaged(int at, int cut, byte[] put) {
        int rest = Math.min(BODY.length, at + cut);
        byte[] damaged = new byte[at + put.length + BODY.length - rest];
        System.arraycopy(BODY, 0, damaged, 0, at);
        System.arraycopy(put, 0, damaged, at, put.length);
        System.arraycopy(BODY, rest, damaged, at + put.length, BODY.length - rest);
        return damaged;
    }
}
