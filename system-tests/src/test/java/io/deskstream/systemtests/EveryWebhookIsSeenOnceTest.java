package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Whatever Meta sends: taken, seen once in the API and on the stream, as often as it is delivered, as the kind that it is.
 * Receipts, edits, reactions and unsending make no message; what belongs to no conversation makes none.
 */
@Order(50)
@ExtendWith(SharedDesk.class)
class EveryWebhookIsSeenOnceTest {

    private static final Path CORPUS =
            Path.of(System.getProperty("deskstream.root", "..")).resolve("../shared/meta-corpus");

    @Test
    void ofOurOwnBodies(Desk desk) throws URISyntaxException {
        Path own = Path.of(
                Objects.requireNonNull(getClass().getResource("/bodies")).toURI());
        assertSeenOnce(desk, CollectedBody.in(own));
    }

    @Test
    void ofTheCollectedBodies(Desk desk) {
        boolean there = Files.isDirectory(CORPUS);
        if (!there) {
            System.out.println("skipped: no collected webhook bodies at " + CORPUS.normalize());
        }
        assumeTrue(there);
        assertSeenOnce(desk, CollectedBody.in(CORPUS));
    }

    private static void assertSeenOnce(Desk desk, List<CollectedBody> bodies) {
        assertThat(bodies).isNotEmpty();
        Map<String, ExpectedMessage> expected = expected(bodies);
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            for (int delivery = 1; delivery <= 2; delivery++) {
                bodies.forEach(body -> desk.meta.post(body.payload()).expect(200));
            }
            Map<String, List<JsonNode>> shown = shownAfterTheLast(desk, expected.values());
            assertShown(expected, shown);
            assertStreamed(socket, expected);
        }
        assertNoOtherConversations(desk, expected.values());
        System.out.printf("%d webhook bodies, %d messages%n", bodies.size(), expected.size());
    }

    /** By id; where bodies tell of the same message, the first counts. */
    private static Map<String, ExpectedMessage> expected(List<CollectedBody> bodies) {
        Map<String, ExpectedMessage> expected = new LinkedHashMap<>();
        bodies.stream()
                .flatMap(body -> body.items().stream())
                .flatMap(item -> ExpectedMessage.of(item).stream())
                .forEach(message -> expected.putIfAbsent(message.id(), message));
        bodies.stream()
                .flatMap(body -> body.items().stream())
                .forEach(item -> ExpectedMessage.amendedBy(item)
                        .ifPresent(id -> expected.computeIfPresent(id, (i, message) -> message.amended(item.json()))));
        return expected;
    }

    /**
     * Each conversation's messages once a last one, which its customer writes now, is there: what was posted before lies before
     * it in the same partition.
     */
    private static Map<String, List<JsonNode>> shownAfterTheLast(Desk desk, Iterable<ExpectedMessage> expected) {
        Map<String, String> last = new LinkedHashMap<>();
        for (ExpectedMessage message : expected) {
            if (message.required() && !last.containsKey(message.conversationId())) {
                String mid = "last-" + message.conversationId();
                desk.meta.post(Bodies.text(message, mid, "the last one")).expect(200);
                last.put(message.conversationId(), Ids.platformMessage(message.conversationId(), mid));
            }
        }
        Map<String, List<JsonNode>> shown = new LinkedHashMap<>();
        last.forEach((conversation, lastId) -> {
            List<JsonNode> messages = Awaiting.until(
                    "the last message of " + conversation,
                    () -> desk.admin().messages(conversation),
                    all -> all.stream().anyMatch(message -> lastId.equals(Json.text(message, "id"))));
            shown.put(
                    conversation,
                    messages.stream()
                            .filter(message -> !lastId.equals(Json.text(message, "id")))
                            .toList());
        });
        return shown;
    }

    private static void assertShown(Map<String, ExpectedMessage> expected, Map<String, List<JsonNode>> shown) {
        SoftAssertions softly = new SoftAssertions();
        shown.forEach((conversation, messages) -> {
            List<String> ids =
                    messages.stream().map(EveryWebhookIsSeenOnceTest::id).toList();
            softly.assertThat(ids).as(conversation).doesNotHaveDuplicates();
            softly.assertThat(ids)
                    .as(conversation)
                    .containsAll(idsOf(expected, conversation, true))
                    .isSubsetOf(idsOf(expected, conversation, false));
            for (JsonNode message : messages) {
                ExpectedMessage wanted = expected.get(id(message));
                if (wanted != null) {
                    compare(softly, wanted, message);
                }
            }
        });
        softly.assertAll();
    }

    private static void compare(SoftAssertions softly, ExpectedMessage wanted, JsonNode message) {
        if (wanted.direction() != null) {
            softly.assertThat(Json.text(message, "direction")).as("%s", message).isEqualTo(wanted.direction());
        }
        if (wanted.textMatters()) {
            softly.assertThat(Json.text(message, "text")).as("%s", message).isEqualTo(wanted.text());
        }
        if (wanted.attachments() != null) {
            softly.assertThat(message.path("attachments").size())
                    .as("%s", message)
                    .isEqualTo(wanted.attachments());
        }
        softly.assertThat(Json.text(message, "kind")).as("%s", message).isEqualTo(wanted.kind());
        softly.assertThat(Json.text(message, "deleted_at") != null)
                .as("%s", message)
                .isEqualTo(wanted.unsent());
        softly.assertThat(emojis(message)).as("%s", message).isEqualTo(wanted.emoji());
        if (Objects.equals(wanted.direction(), "activity")) {
            softly.assertThat(message.path("text").asString(""))
                    .as("%s", message)
                    .isNotBlank();
            softly.assertThat(message.path("context").isObject())
                    .as("%s", message)
                    .isTrue();
        }
    }

    private static String emojis(JsonNode message) {
        StringBuilder emojis = new StringBuilder();
        message.path("reactions").forEach(reaction -> emojis.append(Json.text(reaction, "emoji")));
        return emojis.toString();
    }

    private static void assertStreamed(LiveSocket socket, Map<String, ExpectedMessage> expected) {
        List<String> wanted = expected.values().stream()
                .filter(ExpectedMessage::required)
                .map(ExpectedMessage::id)
                .toList();
        Awaiting.asserted(
                "all are seen on the stream",
                () -> assertThat(createdOn(socket)).containsAll(wanted));
    }

    private static void assertNoOtherConversations(Desk desk, Iterable<ExpectedMessage> expected) {
        Set<String> accounts = new TreeSet<>();
        Set<String> conversations = new TreeSet<>();
        expected.forEach(message -> {
            accounts.add(message.accountId());
            conversations.add(message.conversationId());
        });
        List<String> shown = new ArrayList<>();
        accounts.forEach(account -> desk.admin()
                .conversations("&account_id=" + account)
                .forEach(conversation -> shown.add(id(conversation))));
        assertThat(shown).doesNotHaveDuplicates().isSubsetOf(conversations);
    }

    private static List<String> idsOf(
            Map<String, ExpectedMessage> expected, String conversation, boolean onlyRequired) {
        return expected.values().stream()
                .filter(message -> message.conversationId().equals(conversation))
                .filter(message -> message.required() || !onlyRequired)
                .map(ExpectedMessage::id)
                .toList();
    }

    private static Set<String> createdOn(LiveSocket socket) {
        return socket.all(LiveSocket.ofType("message.created")).stream()
                .map(frame -> id(frame.path("message")))
                .collect(Collectors.toSet());
    }

    private static String id(JsonNode node) {
        return node.path("id").asString();
    }
}
