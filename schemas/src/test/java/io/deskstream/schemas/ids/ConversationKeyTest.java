package io.deskstream.schemas.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channel, account and participant, and nothing else. */
class ConversationKeyTest {

    @Test
    void shouldReadItsOwnForm() {
        ConversationKey key = ConversationKey.parse("instagram:17841400000000001:9876543210");

        assertThat(key).isEqualTo(new ConversationKey("instagram", "17841400000000001", "9876543210"));
        assertThat(key).hasToString("instagram:17841400000000001:9876543210");
    }

    @Test
    void shouldLeaveColonsToTheParticipant() {
        assertThat(ConversationKey.parse("web:site:visitor:1:2").participantId())
                .isEqualTo("visitor:1:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "facebook",
                "facebook:1",
                "facebook::2",
                "facebook:1:",
                "telegram:1:2",
                "Facebook:1:2",
                " facebook:1:2"
            })
    void shouldRefuseAnythingElse(String text) {
        assertThatThrownBy(() -> ConversationKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldGoWhereKafkasDefaultPartitionerSendsIt() {
        for (int i = 0; i < 200; i++) {
            ConversationKey key = new ConversationKey("facebook", "1", "participant-" + i);
            byte[] bytes = key.toString().getBytes(StandardCharsets.UTF_8);

            assertThat(key.partition(16)).isEqualTo(BuiltInPartitioner.partitionForKey(bytes, 16));
        }
    }
}
