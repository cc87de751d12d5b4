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
import java.util.Objects;
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
    private int read;

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
        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(150);
    }

    private void check(String file, JsonNode webhook) {
        String object = webhook.path("object").asString("");
        List<JsonNode> items = items(webhook.path("payload"));
        List<JsonNode> expected = expectations(webhook.path("expect"));
        if (!object.equals("page") && !object.equals("instagram")) {
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            PlatformEvent event = reader.read(items.get(i).toString());
            read++;
            if (items.size() == expected.size()) {
                compare(file + "[" + i + "]", webhook.path("lenient"), expected.get(i), event);
            }
        }
    }

    private static List<JsonNode> items(JsonNode payload) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode entry : payload.path("entry")) {
            entry.path("messaging").forEach(items::add);
            entry.path("standby").forEach(items::add);
        }
        return items;
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
        if (!kind.equals(kind(event)) && !kind.equals("standby") && !isLenient(lenient, "event")) {
            wrong.add(where + " is " + kind + ", read as " + event);
        }
        String mid = mid(event);
        if (mid != null) {
            check(where, "message_id", lenient, expected.path("message_id"), mid);
        }
        Content content = content(event);
        if (content != null) {
            check(where, "text", lenient, expected.path("text"), content.text());
            check(
                    where,
                    "attachments",
                    lenient,
                    expected.path("attachments"),
                    "" + content.attachments().size());
        }
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

    /** An unsupported message is a message all the same; further kinds are told by their name. */
    private static String kind(PlatformEvent event) {
        return switch (event) {
            case PlatformEvent.CustomerMessage m ->
                m.raw() != null && m.raw().contains("is_unsupported") ? "unsupported" : "message";
            case PlatformEvent.Echo e -> "echo";
            case PlatformEvent.Postback p -> "postback";
            case PlatformEvent.Delivered d -> "delivery";
            case PlatformEvent.Read r -> "read";
            case PlatformEvent.Other other ->
                switch (other.name()) {
                    case "message_edit" -> "edit";
                    case "pass_thread_control", "take_thread_control", "request_thread_control", "app_roles" ->
                        "handover";
                    case "reaction", "referral", "optin", "unsend" -> other.name();
                    default -> "other";
                };
        };
    }

    private static @Nullable String mid(PlatformEvent event) {
        return switch (event) {
            case PlatformEvent.CustomerMessage m -> m.mid();
            case PlatformEvent.Echo e -> e.mid();
            case PlatformEvent.Postback p -> p.mid();
            case PlatformEvent.Delivered d -> null;
            case PlatformEvent.Read r -> null;
            case PlatformEvent.Other o -> null;
        };
    }

    private static @Nullable Content content(PlatformEvent event) {
        return switch (event) {
            case PlatformEvent.CustomerMessage m -> m.content();
            case PlatformEvent.Echo e -> e.content();
            case PlatformEvent.Postback p -> null;
            case PlatformEvent.Delivered d -> null;
            case PlatformEvent.Read r -> null;
            case PlatformEvent.Other o -> null;
        };
    }
}
