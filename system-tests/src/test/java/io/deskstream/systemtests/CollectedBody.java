package io.deskstream.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A webhook's body as Meta sent or documented it, with what a careful reader expects of each of its items, in their order.
 *
 * @param lenient members of the expectations that may be read otherwise
 */
record CollectedBody(String name, JsonNode payload, List<JsonNode> expected, List<String> lenient) {

    /** One item of the body and what is expected of it. */
    record Item(String channel, JsonNode json, JsonNode expected, List<String> lenient) {

        @Nullable
        String expect(String member) {
            return Json.text(expected, member);
        }

        boolean mayDiffer(String member) {
            return lenient.contains(member);
        }
    }

    /** The bodies for pages and Instagram of a folder, by name. */
    static List<CollectedBody> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(CollectedBody::read)
                    .filter(body -> List.of("page", "instagram").contains(body.object()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Item> items() {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode entry : Json.items(payload.path("entry"))) {
            // In the order of the entry's own members.
            for (String section : entry.propertyNames()) {
                items.addAll(itemsOf(entry, section));
            }
        }
        if (items.size() != expected.size()) {
            throw new IllegalStateException(
                    "%s has %d items and %d expectations".formatted(name, items.size(), expected.size()));
        }
        List<Item> paired = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            paired.add(new Item(
                    object().equals("page") ? "facebook" : "instagram", items.get(i), expected.get(i), lenient));
        }
        return paired;
    }

    private static List<JsonNode> itemsOf(JsonNode entry, String section) {
        return switch (section) {
            case "messaging", "standby" -> Json.items(entry.path(section));
            case "changes" ->
                Json.items(entry.path(section)).stream()
                        .map(change -> change.path("value"))
                        .toList();
            case "field" -> List.of(entry.path("value"));
            default -> List.of();
        };
    }

    private String object() {
        return String.valueOf(Json.text(payload, "object"));
    }

    private static CollectedBody read(Path file) {
        try {
            JsonNode node = Json.read(Files.readString(file));
            JsonNode expect = node.path("expect");
            return new CollectedBody(
                    file.getFileName().toString(),
                    node.path("payload"),
                    expect.isArray() ? Json.items(expect) : List.of(expect),
                    Json.items(node.path("lenient")).stream()
                            .map(JsonNode::asString)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
