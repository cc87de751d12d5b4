package io.deskstream.schemas.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids are for ever: vectors computed by another implementation of RFC 9562's version 5. */
class IdsTest {

    private static final UUID CONVERSATION = UUID.fromString("7dadf868-053e-5062-8b74-232361775ae8");

    @Test
    void shouldNameAConversationByItsKey() {
        assertThat(new ConversationKey("facebook", "100000000000001", "12345").conversationId())
                .isEqualTo(CONVERSATION);
    }

    @Test
    void shouldNameAMessageFromThePlatformByItsMid() {
        assertThat(MessageId.ofPlatform(CONVERSATION, "m_1")).hasToString("f5cb0fde-d7d5-5d4e-88bb-7c925f151971");
    }

    @Test
    void shouldNameAMessageWrittenHereByItsAuthorAndTheirId() {
        assertThat(MessageId.ofClient(CONVERSATION, "0f0f", "c-1")).hasToString("cf09d843-dac3-5103-9372-6cf69418bffc");
    }

    @Test
    void shouldNameAnItemWithoutAMidByItsCanonicalForm() {
        assertThat(MessageId.ofItem(CONVERSATION, "{\"b\":1,\"a\":\"ä\"}"))
                .hasToString("35405027-44f3-5fce-9584-47483cce8646");
        assertThat(MessageId.ofItem(CONVERSATION, "{ \"a\": \"\\u00e4\", \"b\": 1.0 }"))
                .hasToString("35405027-44f3-5fce-9584-47483cce8646");
    }

    @Test
    void shouldNameAnAttachmentByItsPlace() {
        assertThat(MessageId.ofAttachment(CONVERSATION, 2)).hasToString("4bd66d0e-1404-5084-ae4f-299c9689ec66");
    }
}
