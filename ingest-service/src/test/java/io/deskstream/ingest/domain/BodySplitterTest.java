package io.deskstream.ingest.domain;

import static io.deskstream.ingest.domain.QuarantineReason.AMBIGUOUS_PARTICIPANT;
import static io.deskstream.ingest.domain.QuarantineReason.HOSTILE_SHAPE;
import static io.deskstream.ingest.domain.QuarantineReason.MALFORMED_BODY;
import static io.deskstream.ingest.domain.QuarantineReason.MALFORMED_ENTRY;
import static io.deskstream.ingest.domain.QuarantineReason.MALFORMED_ITEM;
import static io.deskstream.ingest.domain.QuarantineReason.NOT_A_CONVERSATION;
import static io.deskstream.ingest.domain.QuarantineReason.NOT_UTF8;
import static io.deskstream.ingest.domain.QuarantineReason.NO_ACCOUNT;
import static io.deskstream.ingest.domain.QuarantineReason.NO_PARTICIPANT;
import static io.deskstream.ingest.domain.QuarantineReason.TOO_MANY_ITEMS;
import static io.deskstream.ingest.domain.QuarantineReason.UNKNOWN_SECTION;
import static io.deskstream.ingest.domain.QuarantineReason.UNSUPPORTED_OBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.ingest.Bodies;
import io.deskstream.ingest.domain.Item.Keyed;
import io.deskstream.ingest.domain.Item.Quarantined;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodySplitterTest {

    private static final String PAGE = "404217156637689";

    @Test
    void aMessageIsTheCustomersWithItsBytesAsTheyCame() {
        byte[] body = Bodies.read("page-message.json");

        Keyed item = keyed(body).getFirst();

        assertThat(item.key()).hasToString("facebook:404217156637689:1423587017700273");
        assertThat(item.section()).isEqualTo(Section.MESSAGING);
        assertThat(item.field()).isNull();
        assertThat(item.entryTime()).isEqualTo(Instant.ofEpochMilli(1791797604591L));
        assertThat(item.raw())
                .isEqualTo("{\"sender\":{\"id\":\"1423587017700273\"},\"recipient\":{\"id\":\"404217156637689\"},"
                        + "\"timestamp\":1791797604411,\"message\":{\"mid\":\"m_first\","
                        + "\"text\":\"Gr\\u00fc\\u00dfe  \\u2764\\ufe0f\"}}");
    }

    @Test
    void anEchoIsOfTheSameConversation() {
        assertThat(keyed(Bodies.read("page-echo.json")).getFirst().key())
                .isEqualTo(keyed(Bodies.read("page-message.json")).getFirst().key());
    }

    @Test
    void numericIdsKeepEveryDigitAndMayFollowTheItems() {
        assertThat(keyed(Bodies.read("page-numeric-ids.json")).getFirst().key())
                .hasToString("facebook:92233720368547758070:18014398509481985");
    }

    @Test
    void messagingAndStandbyAreReadAndTheRestOfTheEntryIsNoItem() {
        List<Keyed> items = keyed(Bodies.read("page-messaging-and-standby.json"));

        assertThat(items).extracting(item -> item.key().participantId()).containsExactly("1001", "1002", "1003");
        assertThat(items)
                .extracting(Keyed::section)
                .containsExactly(Section.MESSAGING, Section.MESSAGING, Section.STANDBY);
    }

    @Test
    void withoutAPartyBesideTheAccountThereIsNoConversation() {
        assertThat(reasons(Bodies.read("page-user-ref.json")))
                .containsExactly(NO_PARTICIPANT, NO_PARTICIPANT, NO_PARTICIPANT);
    }

    @Test
    void aCommentIsNoConversationAndKeptWithItsField() {
        assertThat(split(Bodies.read("page-feed.json"))).singleElement().satisfies(item -> {
            Quarantined kept = (Quarantined) item;
            assertThat(kept.reason()).isEqualTo(NOT_A_CONVERSATION);
            assertThat(kept.entryId()).isEqualTo(PAGE);
            assertThat(new String(kept.bytes(), StandardCharsets.UTF_8)).startsWith("{\"field\":\"feed\",\"value\":{");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "instagram-message.json, instagram:17841452691600098:5614879045272581",
        "instagram-flat-message.json, instagram:17841452691600098:5614879045272581",
        "instagram-test-button.json, instagram:23245:12334",
        "instagram-test-button-echo.json, instagram:23245:12334"
    })
    void everyFormOfAnInstagramMessageIsRead(String body, String key) {
        assertThat(keyed(Bodies.read(body)).getFirst().key()).hasToString(key);
    }

    @Test
    void aChangeCarriesItsFieldAndOnlyItsValueIsTheItem() {
        Keyed item = keyed(Bodies.read("instagram-test-button.json")).getFirst();

        assertThat(item.section()).isEqualTo(Section.CHANGES);
        assertThat(item.field()).isEqualTo("messages");
        assertThat(item.entryTime()).isEqualTo(Instant.ofEpochSecond(1761141837L));
        assertThat(item.raw()).startsWith("{\"sender\":{\"id\":\"12334\"}");
    }

    @Test
    void aFlatCommentIsKeptWithItsEntry() {
        assertThat(split(Bodies.read("instagram-flat-comment.json")))
                .singleElement()
                .satisfies(item -> assertThat(new String(((Quarantined) item).bytes(), StandardCharsets.UTF_8))
                        .startsWith("{\"id\":\"17841452691600098\""));
    }

    @Test
    void whatsAppAndUnknownObjectsAreKeptWhole() {
        assertThat(reasons(Bodies.read("whatsapp-message.json"))).containsExactly(UNSUPPORTED_OBJECT);
        assertThat(reasons(utf8("{\"object\":\"user\",\"entry\":[{\"id\":1}]}")))
                .containsExactly(UNSUPPORTED_OBJECT);
        assertThat(reasons(utf8("{}"))).containsExactly(UNSUPPORTED_OBJECT);
        assertThat(reasons(utf8("{\"object\":7}"))).containsExactly(UNSUPPORTED_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object\":\"page\"}",
                "{\"object\":\"page\",\"entry\":{}}",
                "{\"object\":\"page\",\"entry\":1}"
            })
    void aBodyWithoutAListOfEntriesIsKeptWhole(String body) {
        assertThat(reasons(utf8(body))).containsExactly(MALFORMED_BODY);
    }

    @Test
    void nothingMalformedHarmsItsNeighbours() {
        List<Item> items = split(Bodies.read("mixed-with-malformed.json"));

        assertThat(items.stream()
                        .filter(Keyed.class::isInstance)
                        .map(item -> ((Keyed) item).key().participantId()))
                .containsExactly("1001", "1006", "1008");
        assertThat(items.stream().filter(Quarantined.class::isInstance).map(item -> ((Quarantined) item).reason()))
                .containsExactly(
                        MALFORMED_ENTRY,
                        MALFORMED_ITEM,
                        NO_PARTICIPANT,
                        AMBIGUOUS_PARTICIPANT,
                        NO_PARTICIPANT,
                        NO_PARTICIPANT,
                        MALFORMED_ENTRY,
                        NO_ACCOUNT,
                        UNKNOWN_SECTION,
                        NOT_A_CONVERSATION,
                        MALFORMED_ITEM);
    }

    @Test
    void repeatedSectionsAreAllReadAndOfRepeatedMembersTheLastCounts() {
        List<Keyed> items = keyed(utf8("""
                {"object":"page","entry":[],"entry":[{"id":"9","id":"1","messaging":[{"sender":{"id":"2"}}],
                "messaging":[{"sender":{"id":"4","id":"3"},"sender":{"id":"5"}}]}]}"""));

        assertThat(items).extracting(item -> item.key().toString()).containsExactly("facebook:1:2", "facebook:1:5");
    }

    @Test
    void escapedNamesAndIdsAreTheSameAsPlainOnes() {
        assertThat(keyed(utf8("{\"\\u006fbject\":\"p\\u0061ge\",\"entry\":[{\"id\":\"\\u0031\","
                                + "\"messa\\u0067ing\":[{\"sender\":{\"\\u0069d\":\"\\u0032\"}}]}]}"))
                        .getFirst()
                        .key())
                .hasToString("facebook:1:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" 1\"",
                "\"1\\u0000\"",
                "\"\\ud800\"",
                "-1",
                "1.0",
                "1e3",
                "true",
                "null",
                "{}",
                "[\"1\"]"
            })
    void whatIsNoIdMakesNoConversation(String id) {
        assertThat(reasons(message("{\"sender\":{\"id\":" + id + "}}"))).containsExactly(NO_PARTICIPANT);
    }

    @Test
    void deepNestingLongNumbersAndLongNamesStayAside() {
        String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
        String number = "9".repeat(100_000);
        assertThat(reasons(message("{\"sender\":{\"id\":\"2\"},\"x\":" + deep + "}")))
                .containsExactly(HOSTILE_SHAPE);
        assertThat(reasons(message("{\"sender\":{\"id\":\"2\"},\"x\":" + number + "}")))
                .containsExactly(HOSTILE_SHAPE);
        assertThat(reasons(message("{\"sender\":{\"id\":\"2\"},\"" + number + "\":1}")))
                .containsExactly(HOSTILE_SHAPE);
    }

    @Test
    void bytesThatAreNoUtf8StayAsideAsTheyCame() {
        byte[] body = message("{\"sender\":{\"id\":\"2\"},\"text\":\"\u00e4\"}");
        byte[] latin1 = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(keyed(body)).hasSize(1);
        assertThat(split(latin1)).singleElement().satisfies(item -> {
            Quarantined kept = (Quarantined) item;
            assertThat(kept.reason()).isEqualTo(NOT_UTF8);
            assertThat(kept.bytes()).contains(0xE4);
        });
    }

    @Test
    void moreItemsThanMetaEverSendsAreKeptAsOne() {
        byte[] body = message("1,".repeat(BodySplitter.MAX_ITEMS) + "1");

        assertThat(split(body)).singleElement().satisfies(item -> {
            assertThat(((Quarantined) item).reason()).isEqualTo(TOO_MANY_ITEMS);
            assertThat(((Quarantined) item).bytes()).isEqualTo(body);
        });
        assertThat(split(message("1,".repeat(BodySplitter.MAX_ITEMS - 1) + "1")))
                .hasSize(BodySplitter.MAX_ITEMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "12.5", "\"x\"", "99999999999999999999", "null", "{}"})
    void anEntryTimeThatMakesNoSenseIsNone(String time) {
        byte[] body = utf8("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"time\":" + time
                + ",\"messaging\":[{\"sender\":{\"id\":\"2\"}}]}]}");

        assertThat(keyed(body).getFirst().entryTime()).isNull();
    }

    static List<Item> split(byte[] body) {
        return ((Webhook.Items) BodySplitter.split(body)).items();
    }

    private static List<Keyed> keyed(byte[] body) {
        return split(body).stream().map(Keyed.class::cast).toList();
    }

    private static List<QuarantineReason> reasons(byte[] body) {
        return split(body).stream().map(item -> ((Quarantined) item).reason()).toList();
    }

    private static byte[] message(String item) {
        return utf8("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[" + item + "]}]}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
