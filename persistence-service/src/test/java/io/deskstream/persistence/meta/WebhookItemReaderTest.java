package io.deskstream.persistence.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Content;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Every item becomes something that is seen; what is odd in it counts as missing. */
class WebhookItemReaderTest {

    private final WebhookItemReader reader = new WebhookItemReader();

    private PlatformEvent.CustomerMessage message(String members) {
        return (PlatformEvent.CustomerMessage) reader.read("{\"message\":{\"mid\":\"m1\"," + members + "}}");
    }

    @Example
    void readsTextAndTheAnsweredMessage() {
        Content content =
                message("\"text\":\"hi\",\"reply_to\":{\"mid\":\"m0\"}").content();

        assertThat(content.text()).isEqualTo("hi");
        assertThat(content.replyToMid()).isEqualTo("m0");
        assertThat(message("\"text\":\"hi\"").raw()).isNull();
    }

    @Example
    void keepsTheJsonOfAMessageThatItCannotRead() {
        assertThat(message("\"is_unsupported\":true").raw()).contains("is_unsupported");
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
                reader.read("{\"message\":{\"mid\":\"m1\",\"is_echo\":true,\"app_id\":263902037430900,\"metadata\":\""
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
                        reader.read("{\"timestamp\":" + timestamp + ",\"message\":{\"mid\":\"m1\",\"text\":\"t\"}}"))
                .at();
    }

    @Example
    void namesWhatItDoesNotRead() {
        assertThat(reader.read("{\"sender\":{\"id\":\"1\"},\"timestamp\":5,\"new_kind\":{}}"))
                .isInstanceOfSatisfying(
                        PlatformEvent.Other.class,
                        other -> assertThat(other.name()).isEqualTo("new_kind"));
        assertThat(reader.read("{\"message\":{\"mid\":\"m1\",\"is_deleted\":true}}"))
                .isInstanceOfSatisfying(
                        PlatformEvent.Other.class,
                        other -> assertThat(other.name()).isEqualTo("unsend"));
        assertThat(reader.read("{\"message\":{\"text\":\"without a mid\"}}")).isInstanceOf(PlatformEvent.Other.class);
        assertThat(reader.read("{}")).isInstanceOf(PlatformEvent.Other.class);
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
        assertThatThrownBy(() -> reader.read("[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reader.read("{\"a\":")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reader.read("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void readsAnyTextAsTextOrRefusesIt(@ForAll String text) {
        try {
            assertThat(reader.read(text)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)(not JSON|a messaging item is).*");
        }
    }
}
