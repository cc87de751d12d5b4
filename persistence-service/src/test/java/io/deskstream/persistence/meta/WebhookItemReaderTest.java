package io.deskstream.persistence.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.persistence.domain.Party;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Content;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Every item becomes something that is seen; what is odd in it counts as missing. */
class WebhookItemReaderTest {

    private static final String PAGE = "10";

    private final WebhookItemReader reader = new WebhookItemReader();

    private PlatformEvent read(String item) {
        return reader.read(item, PAGE);
    }

    /** An item of that single member, by the customer. */
    private PlatformEvent read(String member, String value) {
        return read("{\"sender\":{\"id\":\"20\"},\"timestamp\":1700000000123,\"" + member + "\":" + value + "}");
    }

    private PlatformEvent.CustomerMessage message(String members) {
        return (PlatformEvent.CustomerMessage) read("{\"message\":{\"mid\":\"m1\"," + members + "}}");
    }

    @Example
    void readsTextAndTheAnsweredMessage() {
        Content content =
                message("\"text\":\"hi\",\"reply_to\":{\"mid\":\"m0\"}").content();

        assertThat(content.text()).isEqualTo("hi");
        assertThat(content.replyToMid()).isEqualTo("m0");
        assertThat(content.kind()).isEqualTo("text");
        assertThat(content.raw()).isNull();
        assertThat(content.context()).isNull();
    }

    @Example
    void keepsTheJsonOfAMessageThatItCannotRead() {
        assertThat(message("\"is_unsupported\":true").content())
                .satisfies(content -> assertThat(content.raw()).contains("is_unsupported"))
                .satisfies(content -> assertThat(content.kind()).isEqualTo("unsupported"));
        assertThat(message("\"something_new\":{}").content())
                .satisfies(content -> assertThat(content.raw()).contains("something_new"))
                .satisfies(content -> assertThat(content.kind()).isEqualTo("other"));
    }

    @Example
    void keepsAPayloadThatIsMoreThanAUrl() {
        Content content = message("""
                "attachments":[{"type":"image","payload":{"url":"https://a/1"}},
                {"type":"template","payload":{"url":"https://a/2","title":"T","elements":[]}},{"type":"like_heart"},{}]
                """).content();

        assertThat(content.attachments())
                .extracting(a -> a.kind())
                .containsExactly("image", "template", "like_heart", "unknown");
        assertThat(content.attachments())
                .extracting(a -> a.payload() != null)
                .containsExactly(false, true, false, false);
        assertThat(content.attachments().get(1).name()).isEqualTo("T");
    }

    @Example
    void knowsOurOwnEchoByItsMetadata() {
        UUID id = UUID.fromString("2158ce4e-d9be-507a-8548-105af14b2242");
        assertThat(echo(id + ":3").sendOf()).isEqualTo(id);
        assertThat(echo(id.toString()).sendOf()).isNull();
        assertThat(echo("------------------------------------:1").sendOf()).isNull();
        assertThat(echo("somebody else's").sendOf()).isNull();
    }

    private PlatformEvent.Echo echo(String metadata) {
        return (PlatformEvent.Echo)
                read("{\"message\":{\"mid\":\"m1\",\"is_echo\":true,\"app_id\":263902037430900,\"metadata\":\""
                        + metadata + "\"}}");
    }

    @Example
    void readsIdsThatAreNumbers() {
        assertThat(echo("x").appId()).isEqualTo("263902037430900");
    }

    @Example
    void takesTimesInSecondsAndAsText() {
        assertThat(time("1700000000123")).isEqualTo(1_700_000_000_123L);
        assertThat(time("1700000000")).isEqualTo(1_700_000_000_000L);
        assertThat(time("\"1700000000123\"")).isEqualTo(1_700_000_000_123L);
        assertThat(time("0")).isNull();
        assertThat(time("-5")).isNull();
        assertThat(time("1e300")).isNull();
        assertThat(time("{}")).isNull();
    }

    private @Nullable Long time(String timestamp) {
        return ((PlatformEvent.CustomerMessage)
                        read("{\"timestamp\":" + timestamp + ",\"message\":{\"mid\":\"m1\",\"text\":\"t\"}}"))
                .at();
    }

    @Example
    void keepsWhatAMessageRefersTo() {
        Content content = message("""
                "text":"yes","quick_reply":{"payload":"P"},"reply_to":{"story":{"id":"1","url":"https://a/1"}},
                "referral":{"ref":"r","ads_context_data":{"ad_title":"Shoes"}},"commands":[{"name":"flights"}],"nlp":{}
                """).content();

        assertThat(content.context()).isEqualTo("""
                {"quick_reply":{"payload":"P"},"referral":{"ref":"r","ads_context_data":{"ad_title":"Shoes"}},\
                "commands":[{"name":"flights"}],"story":{"id":"1","url":"https://a/1"}}""");
    }

    @Example
    void readsAPostbackWithItsPayload() {
        assertThat(read("postback", "{\"title\":\"Go\",\"payload\":\"P\",\"referral\":{\"ref\":\"r\"}}"))
                .isInstanceOfSatisfying(PlatformEvent.Postback.class, postback -> {
                    assertThat(postback.title()).isEqualTo("Go");
                    assertThat(postback.context()).isEqualTo("{\"payload\":\"P\",\"referral\":{\"ref\":\"r\"}}");
                });
    }

    @Example
    void keepsOneOfAStickerThatComesUnderTwoNames() {
        assertThat(kinds("""
                {"type":"image","payload":{"url":"https://a/1","sticker_id":7}},
                {"type":"sticker","payload":{"url":"https://a/2","sticker_id":7}},
                {"type":"image","payload":{"url":"https://a/3","sticker_id":8}}""")).containsExactly("sticker", "image");
        assertThat(kinds("""
                {"type":"share","payload":{"url":"https://a/1"}},{"type":"ig_post","payload":{"url":"https://a/1"}},
                {"type":"share","payload":{"url":"https://a/2"}},{"type":"share"}""")).containsExactly("ig_post", "share", "share");
    }

    private List<String> kinds(String attachments) {
        return message("\"attachments\":[" + attachments + "]").content().attachments().stream()
                .map(a -> a.kind())
                .toList();
    }

    @Example
    void findsAnAttachmentsUrlAndNameWhereverTheyStand() {
        Content content = message("""
                "attachments":[{"type":"fallback","payload":null,"title":"T","URL":"https://a/1"},
                {"type":"ig_story","payload":{"story_media_id":"1","story_media_url":"https://a/2"}},
                {"type":"location","payload":{"coordinates":{"lat":12.5,"long":-3}}},
                {"type":"template","payload":{"product":{"elements":[{"id":"1","title":"Tea"}]}}}]
                """).content();

        assertThat(content.attachments())
                .extracting(a -> a.url())
                .containsExactly("https://a/1", "https://a/2", null, null);
        assertThat(content.attachments()).extracting(a -> a.name()).containsExactly("T", null, "12.5, -3", "Tea");
    }

    @Example
    void readsWhatBecomesOfAMessage() {
        assertThat(read("message", "{\"mid\":\"m1\",\"is_deleted\":true}"))
                .isEqualTo(new PlatformEvent.Unsent("m1", Party.CUSTOMER, 1_700_000_000_123L));
        assertThat(read("message", "{\"mid\":\"m1\",\"is_deleted\":true,\"is_echo\":true}"))
                .isEqualTo(new PlatformEvent.Unsent("m1", Party.PAGE, 1_700_000_000_123L));
        assertThat(read("message_edit", "{\"mid\":\"m1\",\"text\":\"new\",\"num_edit\":\"2\"}"))
                .isEqualTo(new PlatformEvent.Edited("m1", Party.CUSTOMER, "new", 2, 1_700_000_000_123L));
        assertThat(read("message_edit", "{\"mid\":\"m1\",\"num_edit\":1}"))
                .isEqualTo(new PlatformEvent.Edited("m1", Party.CUSTOMER, null, 1, 1_700_000_000_123L));
        assertThat(read("message_edit", "{\"mid\":\"m1\",\"text\":\"new\"}"))
                .isEqualTo(new PlatformEvent.Edited("m1", Party.CUSTOMER, "new", 0, 1_700_000_000_123L));
    }

    @Example
    void readsReactionsOfBothParties() {
        assertThat(emoji("{\"mid\":\"m1\",\"action\":\"react\",\"reaction\":\"love\",\"emoji\":\"❤️\"}"))
                .isEqualTo("❤️");
        assertThat(emoji("{\"mid\":\"m1\",\"action\":\"react\",\"emoji\":\"\\\\u{2764}\\\\u{FE0F}\"}"))
                .isEqualTo("❤️");
        assertThat(emoji("{\"mid\":\"m1\",\"action\":\"react\",\"reaction\":\"sad\"}"))
                .isEqualTo("😢");
        assertThat(emoji("{\"mid\":\"m1\",\"action\":\"unreact\"}")).isNull();
        assertThat(
                        read(
                                "{\"sender\":{\"id\":\"10\"},\"reaction\":{\"mid\":\"m1\",\"action\":\"react\",\"emoji\":\"👍\"}}"))
                .isEqualTo(new PlatformEvent.Reacted("m1", Party.PAGE, "👍", null));
    }

    private @Nullable String emoji(String reaction) {
        return ((PlatformEvent.Reacted) read("reaction", reaction)).emoji();
    }

    @Example
    void readsWhoControlsTheThread() {
        assertThat(newOwner("pass_thread_control", "{\"new_owner_app_id\":263902037430900}"))
                .isEqualTo("263902037430900");
        assertThat(newOwner("take_thread_control", "{\"new_owner_app_id\":\"1\"}"))
                .isEqualTo("1");
        assertThat(newOwner("request_thread_control", "{\"requested_owner_app_id\":1}"))
                .isNull();
        assertThat(newOwner("app_roles", "{\"1\":[\"primary_receiver\"]}")).isNull();
        assertThat(((PlatformEvent.HandOver) read("pass_thread_control", "{\"new_owner_app_id\":263902037430900}"))
                        .activity()
                        .text())
                .isEqualTo("The conversation was passed to Page Inbox");
    }

    private @Nullable String newOwner(String member, String value) {
        return ((PlatformEvent.HandOver) read(member, value)).newOwner();
    }

    @Example
    void putsWhatIsNoMessageIntoALine() {
        assertThat(line("referral", "{\"source\":\"ADS\",\"ads_context_data\":{\"ad_title\":\"Shoes\"}}"))
                .isEqualTo("referral: Came from an ad: Shoes");
        assertThat(line("referral", "{\"source\":\"SHORTLINK\",\"ref\":\"r\"}"))
                .isEqualTo("referral: Came from a link: r");
        assertThat(line("optin", "{\"ref\":\"r\"}")).isEqualTo("optin: Opted in: r");
        assertThat(line("optin", "{\"notification_messages_status\":\"STOP NOTIFICATIONS\",\"title\":\"Offers\"}"))
                .isEqualTo("optin: Opted out: Offers");
        assertThat(line("account_linking", "{\"status\":\"linked\"}")).isEqualTo("account_linking: Linked an account");
        assertThat(line("account_linking", "{\"status\":\"unlinked\"}"))
                .isEqualTo("account_linking: Unlinked an account");
        assertThat(line("policy-enforcement", "{\"action\":\"block\",\"reason\":\"spam\"}"))
                .isEqualTo("policy: Meta enforces a policy: spam");
        assertThat(line("messaging_feedback", """
                {"feedback_screens":[{"questions":{"a":{"payload":"5","follow_up":{"payload":"Good"}}}}]}""")).isEqualTo("feedback: Gave feedback: 5, Good");
        assertThat(line("order", "{\"products\":[{\"name\":\"Tea\",\"quantity\":2}],\"note\":\"soon\"}"))
                .isEqualTo("order: Sent a cart: 2 × Tea, soon");
        assertThat(line("messaging_customer_information", """
                {"screens":[{"responses":[{"key":"name","value":"Alex"}]}]}"""))
                .isEqualTo("customer_information: Gave information: Alex");
    }

    private String line(String member, String value) {
        PlatformEvent.Activity activity = (PlatformEvent.Activity) read(member, value);
        return activity.kind() + ": " + activity.text();
    }

    @Example
    void namesWhatItDoesNotReadAndShowsItsJson() {
        assertThat(read("new_kind", "{\"a\":[{\"b\":1}]}"))
                .isEqualTo(new PlatformEvent.Activity(
                        "other",
                        "new_kind",
                        false,
                        "{\"new_kind\":{\"a\":[{\"b\":1}]}}",
                        "{\"sender\":{\"id\":\"20\"},\"timestamp\":1700000000123,\"new_kind\":{\"a\":[{\"b\":1}]}}",
                        1_700_000_000_123L));
        assertThat(line("message", "{\"text\":\"without a mid\"}")).isEqualTo("other: message");
        assertThat(line("message_edit", "{\"text\":\"without a mid\"}")).isEqualTo("other: message_edit");
        assertThat(line("reaction", "{}")).isEqualTo("other: reaction");
        assertThat(read("{}")).isInstanceOf(PlatformEvent.Activity.class);
    }

    @Example
    void showsNothingThatLetsItsHolderActAsSomebody() {
        PlatformEvent.Activity linked = (PlatformEvent.Activity) read(
                "account_linking",
                "{\"authorization_code\":\"s3cret\",\"status\":\"linked\",\"x\":[{\"page_token\":\"s3cret\"}]}");

        assertThat(linked.context()).isEqualTo("{\"account_linking\":{\"status\":\"linked\",\"x\":[{}]}}");
        assertThat(linked.item()).contains("s3cret");
    }

    @Example
    void cleansWhatADatabaseCannotHold() {
        assertThat(message("\"text\":\"a\\u0000b\\ud83dc\\ud83d\\ude00\"")
                        .content()
                        .text())
                .isEqualTo("a\uFFFDb\uFFFDc😀");
    }

    @Example
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> read("[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("{\"a\":")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void readsAnyTextAsTextOrRefusesIt(@ForAll String text) {
        try {
            assertThat(read(text)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)(not JSON|a messaging item is).*");
        }
    }
}
