package io.deskstream.persistence.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhook bodies as they were seen, each with what a careful reader makes of it. */
class MetaCorpusTest {

    private static final Path CORPUS =
            Path.of(System.getProperty("deskstream.root", ".."), "..", "shared", "meta-corpus");

    private final JsonMapper json = JsonMapper.builder().build();
    private final WebhookItemReader reader = new WebhookItemReader();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Tally> byKind = new TreeMap<>();

    @Test
    void shouldReadEveryItemAsACarefulReaderDoes() throws IOException {
        if (!Files.isDirectory(CORPUS)) {
            System.out.println("skipped: no corpus of webhooks at "
                    + CORPUS.toAbsolutePath().normalize());
        }
        assumeTrue(Files.isDirectory(CORPUS));
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.sorted().toList()) {
                check(file.getFileName().toString(), json.readTree(Files.readString(file)));
            }
        }
        byKind.forEach((kind, tally) -> System.out.printf("%-34s %4d read %4d wrong%n", kind, tally.read, tally.wrong));
        assertThat(wrong).isEmpty();
        assertThat(byKind.values().stream().mapToInt(tally -> tally.read).sum()).isGreaterThan(190);
    }

    private static final class Tally {
        private int read;
        private int wrong;
    }

    private void check(String file, JsonNode webhook) {
        String object = webhook.path("object").asString("");
        if (!object.equals("page") && !object.equals("instagram")) {
            return;
        }
        List<Told> told = told(webhook.path("payload"));
        List<JsonNode> expected = expectations(webhook.path("expect"));
        List<JsonNode> ofConversations = expected.size() == told.size() ? expected : List.of();
        if (!told.isEmpty() && ofConversations.isEmpty()) {
            wrong.add(file + " has " + told.size() + " items, expected are " + expected.size());
        }
        for (int i = 0; i < ofConversations.size(); i++) {
            PlatformEvent event =
                    reader.read(told.get(i).item().toString(), told.get(i).account());
            int wrongBefore = wrong.size();
            compare(file + "[" + i + "]", webhook.path("lenient"), ofConversations.get(i), event);
            Tally tally = byKind.computeIfAbsent(object + " " + kind(event), kind -> new Tally());
            tally.read++;
            tally.wrong += wrong.size() > wrongBefore ? 1 : 0;
        }
    }

    private record Told(String account, JsonNode item) {}

    private static List<Told> told(JsonNode payload) {
        List<Told> told = new ArrayList<>();
        for (JsonNode entry : payload.path("entry")) {
            String account = entry.path("id").asString("");
            entry.path("messaging").forEach(item -> told.add(new Told(account, item)));
            entry.path("standby").forEach(item -> told.add(new Told(account, item)));
            for (JsonNode change : entry.path("changes")) {
                JsonNode item = change.path("value");
                if (item.path("sender").isObject()) {
                    told.add(new Told(item.path("recipient").path("id").asString(""), item));
                }
            }
        }
        return told;
    }

    private static List<JsonNode> expectations(JsonNode expect) {
        List<JsonNode> expected = new ArrayList<>();
        if (expect.isArray()) {
            expect.forEach(expected::add);
        } else {
            expected.add(expect);
        }
        return expected;
    }

    private void compare(String where, JsonNode lenient, JsonNode expected, PlatformEvent event) {
        String kind = expected.path("event").asString("");
        if (!kind.equals(eventOf(event)) && !kind.equals("standby") && !isLenient(lenient, "event")) {
            wrong.add(where + " is " + kind + ", read as " + event);
        }
        Content content = content(event);
        check(where, "message_id", lenient, expected.path("message_id"), mid(event));
        check(where, "text", lenient, expected.path("text"), text(event));
        check(
                where,
                "attachments",
                lenient,
                expected.path("attachments"),
                "" + (content == null ? 0 : content.attachments().size()));
    }

    private void check(String where, String member, JsonNode lenient, JsonNode expected, @Nullable String actual) {
        String wanted = expected.isNull() || expected.isMissingNode() ? null : expected.asString();
        if (!isLenient(lenient, member) && !Objects.equals(wanted, actual)) {
            wrong.add(where + " has " + member + " " + wanted + ", read as " + actual);
        }
    }

    private static boolean isLenient(JsonNode lenient, String member) {
        for (JsonNode name : lenient) {
            if (name.asString().equals(member)) {
                return true;
            }
        }
        return false;
    }

    /** As the corpus calls it. */
    private static String eventOf(PlatformEvent event) {
        return switch (event) {
            case PlatformEvent.CustomerMessage m -> m.content().unsupported() ? "unsupported" : "message";
            case PlatformEvent.Echo e -> "echo";
            case PlatformEvent.Postback p -> "postback";
            case PlatformEvent.Unsent u -> "unsend";
            case PlatformEvent.Edited e -> "edit";
            case PlatformEvent.Reacted r -> "reaction";
            case PlatformEvent.Delivered d -> "delivery";
            case PlatformEvent.Read r -> "read";
            case PlatformEvent.HandOver h -> "handover";
            case PlatformEvent.Activity a ->
                switch (a.kind()) {
                    case "referral", "optin" -> a.kind();
                    default -> "other";
                };
        };
    }

    /** As we call it. */
    private static String kind(PlatformEvent event) {
        return switch (event) {
            case PlatformEvent.CustomerMessage m -> "message: " + contentKind(m.content());
            case PlatformEvent.Echo e -> "echo: " + contentKind(e.content());
            case PlatformEvent.HandOver h -> h.activity().kind();
            case PlatformEvent.Activity a -> a.kind();
            default -> eventOf(event);
        };
    }

    private static String contentKind(Content content) {
        if (content.unsupported()) {
            return "unsupported";
        }
        if (!content.attachments().isEmpty()) {
            return content.attachments().getFirst().kind();
        }
        return content.text() == null ? "other" : "text";
    }

    private static @Nullable String mid(PlatformEvent event) {
        return switch (event) {
            case PlatformEvent.CustomerMessage m -> m.mid();
            case PlatformEvent.Echo e -> e.mid();
            case PlatformEvent.Postback p -> p.mid();
            case PlatformEvent.Unsent u -> u.mid();
            case PlatformEvent.Edited e -> e.mid();
            case PlatformEvent.Reacted r -> r.mid();
            case PlatformEvent.Delivered d ->
                d.mids().isEmpty() ? null : d.mids().getFirst();
            case PlatformEvent.Read r -> r.mid();
            case PlatformEvent.HandOver h -> null;
            case PlatformEvent.Activity a -> null;
        };
    }

    /** What a person wrote; the line that we make of an activity is none. */
    private static @Nullable String text(PlatformEvent event) {
        return switch (event) {
            case PlatformEvent.Postback p -> p.title();
            case PlatformEvent.Edited e -> e.text();
            default -> {
                Content content = content(event);
                yield content == null ? null : content.text();
            }
        };
    }

    private static @Nullable Content content(PlatformEvent event) {
        return switch (event) {
            case PlatformEvent.CustomerMessage m -> m.content();
            case PlatformEvent.Echo e -> e.content();
            default -> null;
        };
    }
}
