package io.deskstream.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Accounts;
import io.deskstream.simulator.domain.Amendment;
import io.deskstream.simulator.domain.Attachment;
import io.deskstream.simulator.domain.SendRequest;
import io.deskstream.simulator.domain.WebhookEvent;
import io.deskstream.simulator.domain.Writing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookEncoderTest {
    private static final Instant AT = Instant.ofEpochMilli(1_790_000_000_123L);
    private final JsonMapper json = JsonMapper.shared();
    private final WebhookEncoder encoder = new WebhookEncoder(json);

    @Test
    void escapesAsMetaDoes() {
        Writing writing = new Writing("Grüße 😀 a/b\n", List.of(Attachment.at("image", "https://x.org/ü.png")));
        String body = text(new WebhookEvent.CustomerWrote(Accounts.DEMO_PAGE, "620", AT, "m_1", writing));

        assertThat(body)
                .contains("\"Gr\\u00fc\\u00dfe \\ud83d\\ude00 a\\/b\\n\"")
                .contains("https:\\/\\/x.org\\/\\u00fc.png");
        assertThat(json.readTree(body).at("/entry/0/messaging/0/message/text").stringValue())
                .isEqualTo("Grüße 😀 a/b\n");
    }

    @Test
    void aPagesEchoCarriesMetadataAndApp() {
        JsonNode body = echo(Accounts.DEMO_PAGE);

        assertThat(body.path("object").stringValue()).isEqualTo("page");
        assertThat(body.at("/entry/0/messaging/0/sender/id").stringValue()).isEqualTo("100000000000001");
        assertThat(body.at("/entry/0/messaging/0/message")).isEqualTo(json.readTree("""
                {"mid":"m_2","text":"Hi","is_echo":true,"app_id":100000000000900,"metadata":"send-1"}"""));
    }

    @Test
    void anInstagramEchoTellsIdAndTextOnly() {
        JsonNode body = echo(Accounts.DEMO_INSTAGRAM);

        assertThat(body.path("object").stringValue()).isEqualTo("instagram");
        assertThat(body.at("/entry/0/messaging/0/message")).isEqualTo(json.readTree("""
                {"mid":"m_2","text":"Hi","is_echo":true}"""));
    }

    @Test
    void readsAreAWatermarkForPagesAndAMidForInstagram() {
        assertThat(read(Accounts.DEMO_PAGE)).isEqualTo(json.readTree("{\"watermark\":1790000000123}"));
        assertThat(read(Accounts.DEMO_INSTAGRAM)).isEqualTo(json.readTree("{\"mid\":\"m_3\"}"));
    }

    @Test
    void whatACustomerDoesToAMessageIsToldAsMetaDoes() {
        assertThat(amended(new Amendment.Edit("new")).path("message_edit")).isEqualTo(json.readTree("""
                {"mid":"m_2","text":"new","num_edit":3}"""));
        assertThat(amended(new Amendment.Unsend()).path("message")).isEqualTo(json.readTree("""
                {"mid":"m_2","is_deleted":true}"""));
        assertThat(amended(new Amendment.React("👍")).path("reaction")).isEqualTo(json.readTree("""
                {"mid":"m_2","action":"react","reaction":"other","emoji":"👍"}"""));
        assertThat(amended(new Amendment.React("")).path("reaction")).isEqualTo(json.readTree("""
                {"mid":"m_2","action":"unreact"}"""));
    }

    private JsonNode amended(Amendment amendment) {
        return json.readTree(text(new WebhookEvent.Amended(Accounts.DEMO_PAGE, "620", AT, "m_2", amendment, 3)))
                .at("/entry/0/messaging/0");
    }

    private JsonNode read(Account account) {
        String body = text(new WebhookEvent.Read(account, "620", AT.plusMillis(5), "m_3", AT));
        return json.readTree(body).at("/entry/0/messaging/0/read");
    }

    private JsonNode echo(Account account) {
        return json.readTree(
                text(new WebhookEvent.Echo(account, "620", AT, "m_2", SendRequest.text("620", "Hi", "send-1"))));
    }

    private String text(WebhookEvent event) {
        return new String(encoder.encode(event), StandardCharsets.US_ASCII);
    }
}
