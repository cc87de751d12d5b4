package io.deskstream.simulator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendLimitsTest {
    @Test
    void messengerTakesTwoThousandCharacters() {
        assertThat(check(Channel.FACEBOOK, text("ä".repeat(2000)))).isEmpty();
        assertThat(check(Channel.FACEBOOK, text("ä".repeat(2001)))).hasValueSatisfying(this::isParameterError);
    }

    @Test
    void instagramTakesAThousandBytes() {
        assertThat(check(Channel.INSTAGRAM, text("ä".repeat(500)))).isEmpty();
        assertThat(check(Channel.INSTAGRAM, text("ä".repeat(501)))).hasValueSatisfying(this::isParameterError);
    }

    @Test
    void aMessageHasEitherTextOrAttachment() {
        Attachment photo = Attachment.at("image", "https://example.org/a.png");
        assertThat(check(Channel.FACEBOOK, request(null, photo, null, null))).isEmpty();
        assertThat(check(Channel.FACEBOOK, request("both", photo, null, null))).isPresent();
        assertThat(check(Channel.FACEBOOK, request(null, null, null, null))).isPresent();
        assertThat(check(Channel.FACEBOOK, text(""))).isPresent();
    }

    @Test
    void anAttachmentNeedsAWebAddressOrAnId() {
        assertThat(check(Channel.FACEBOOK, request(null, Attachment.at("image", "nowhere"), null, null)))
                .contains(GraphError.attachmentNotFetched());
        Attachment uploaded = new Attachment("image", Map.of("attachment_id", "7"));
        assertThat(check(Channel.FACEBOOK, request(null, uploaded, null, null))).isEmpty();
        assertThat(check(Channel.FACEBOOK, request(null, Attachment.at("hologram", "https://a.b/c"), null, null)))
                .isPresent();
    }

    @Test
    void onlyTheTagOfHumanAgentsIsLeft() {
        assertThat(check(Channel.FACEBOOK, request("hi", null, "MESSAGE_TAG", "HUMAN_AGENT")))
                .isEmpty();
        assertThat(check(Channel.FACEBOOK, request("hi", null, "MESSAGE_TAG", "ACCOUNT_UPDATE")))
                .isPresent();
        assertThat(check(Channel.FACEBOOK, request("hi", null, "MESSAGE_TAG", null)))
                .isPresent();
        assertThat(check(Channel.FACEBOOK, request("hi", null, "CARRIER_PIGEON", null)))
                .isPresent();
    }

    @Test
    void metadataAndQuickRepliesAreBounded() {
        List<String> replies = Collections.nCopies(14, "yes");
        assertThat(check(Channel.FACEBOOK, new SendRequest("1", "hi", null, replies, null, null, null, null)))
                .isPresent();
        assertThat(check(Channel.FACEBOOK, SendRequest.text("1", "hi", "m".repeat(1001))))
                .isPresent();
        assertThat(check(Channel.FACEBOOK, SendRequest.text("1", "hi", "m".repeat(1000))))
                .isEmpty();
    }

    private void isParameterError(GraphError error) {
        assertThat(error.code()).isEqualTo(100);
    }

    private static Optional<GraphError> check(Channel channel, SendRequest request) {
        return SendLimits.refusal(channel, request);
    }

    private static SendRequest text(String text) {
        return SendRequest.text("1", text, null);
    }

    private static SendRequest request(
            @Nullable String text, @Nullable Attachment attachment, @Nullable String type, @Nullable String tag) {
        return new SendRequest("1", text, attachment, List.of(), null, type, tag, null);
    }
}
