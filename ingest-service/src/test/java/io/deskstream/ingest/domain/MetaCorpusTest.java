package io.deskstream.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.ingest.domain.Item.Keyed;
import io.deskstream.ingest.domain.Item.Quarantined;
import io.deskstream.ingest.domain.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every body of the collected captures is split as a careful reader expects. */
class MetaCorpusTest {

    private static final Path CORPUS =
            Path.of(System.getProperty("deskstream.root", "..")).resolve("../shared/meta-corpus");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TestFactory
    Stream<DynamicTest> everyBodyIsSplitAsExpected() throws IOException {
        boolean there = Files.isDirectory(CORPUS);
        if (!there) {
            System.out.println("skipped: no collected webhook bodies at " + CORPUS.normalize());
        }
        Assumptions.assumeTrue(there);
        List<Path> files;
        try (Stream<Path> listed = Files.list(CORPUS)) {
            files = listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        JsonNode collected = JSON.readTree(Files.readAllBytes(file));
        byte[] payload = Objects.requireNonNull(
                        JsonValue.of(Files.readAllBytes(file)).orElseThrow().member("payload"))
                .bytes();
        List<Item> items = BodySplitterTest.split(payload);
        if (collected.path("object").asString().startsWith("whatsapp")) {
            assertThat(items)
                    .singleElement()
                    .satisfies(item -> assertThat(((Quarantined) item).bytes()).isEqualTo(payload));
            return;
        }
        JsonNode expect = collected.path("expect");
        List<JsonNode> expected = new ArrayList<>();
        if (expect.isArray()) {
            expect.forEach(expected::add);
        } else {
            expected.add(expect);
        }
        List<String> lenient = new ArrayList<>();
        collected.path("lenient").forEach(member -> lenient.add(member.asString()));
        assertThat(items).hasSameSizeAs(expected);
        for (int i = 0; i < items.size(); i++) {
            check(items.get(i), expected.get(i), lenient, new String(payload, StandardCharsets.UTF_8));
        }
    }

    private static void check(Item item, JsonNode expected, List<String> lenient, String payload) {
        switch (item) {
            case Quarantined aside ->
                assertThat(expected.path("participant").isNull() || lenient.contains("participant"))
                        .as("quarantined as %s", aside.reason())
                        .isTrue();
            case Keyed keyed -> {
                assertThat(payload).contains(keyed.raw());
                if (!lenient.contains("account")) {
                    assertThat(keyed.key().accountId())
                            .isEqualTo(expected.path("account").asString());
                }
                if (!lenient.contains("participant")) {
                    assertThat(keyed.key().participantId())
                            .isEqualTo(expected.path("participant").asString());
                }
            }
        }
    }
}
