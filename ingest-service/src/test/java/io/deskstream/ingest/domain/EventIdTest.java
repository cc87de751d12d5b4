package io.deskstream.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.schemas.ids.ConversationKey;
import org.junit.jupiter.api.Test;

class EventIdTest {

    private static final ConversationKey KEY = new ConversationKey("facebook", "1", "2");

    @Test
    void staysTheSameForEver() {
        assertThat(EventId.of(KEY, "{\"n\":1}")).hasToString("71cb8a35-8880-86c0-8a78-0c04477e1724");
    }

    @Test
    void differsByConversationAndByItem() {
        assertThat(EventId.of(KEY, "{\"n\":1}"))
                .isNotEqualTo(EventId.of(KEY, "{\"n\":2}"))
                .isNotEqualTo(EventId.of(new ConversationKey("facebook", "1", "3"), "{\"n\":1}"));
    }
}
