package io.deskstream.outbound.domain;

import java.nio.charset.StandardCharsets;

/** From a draft to what one call can carry, within the channel's limits; a draft is never cut or thinned out. */
public sealed interface Composition {

    String INSTAGRAM = "instagram";
    String FACEBOOK = "facebook";

    int MESSENGER_CHARACTERS = 2000;
    int INSTAGRAM_BYTES = 1000;

    record Composed(Content content) implements Composition {}

    record Refused(SendOutcome.Failed failed) implements Composition {}

    static Composition of(String channel, Draft draft) {
        if (!channel.equals(FACEBOOK) && !channel.equals(INSTAGRAM)) {
            return refused(ProblemCode.CHANNEL_NOT_SUPPORTED, "Nothing can be sent on the channel " + channel);
        }
        Draft.Attachment attachment = draft.attachment();
        String text = draft.text() == null ? "" : draft.text();
        if (attachment == null) {
            return text(channel, text);
        }
        return text.isEmpty()
                ? attachment(attachment)
                : refused(ProblemCode.BAD_REQUEST, "A text and an attachment are two messages");
    }

    private static Composition text(String channel, String text) {
        if (text.isBlank()) {
            return refused(ProblemCode.TEXT_EMPTY, "The message has no text");
        }
        if (channel.equals(INSTAGRAM) && text.getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES) {
            return refused(ProblemCode.TEXT_TOO_LONG, "Instagram takes up to 1000 bytes of text");
        }
        if (channel.equals(FACEBOOK) && text.codePointCount(0, text.length()) > MESSENGER_CHARACTERS) {
            return refused(ProblemCode.TEXT_TOO_LONG, "Messenger takes up to 2000 characters of text");
        }
        return new Composed(new Content.Text(text));
    }

    private static Composition attachment(Draft.Attachment attachment) {
        String url = attachment.url();
        if (url == null || url.isBlank()) {
            return refused(ProblemCode.ATTACHMENT_NOT_SUPPORTED, "An attachment without an address cannot be sent");
        }
        return new Composed(new Content.Media(mediaType(attachment.kind()), url));
    }

    private static String mediaType(String kind) {
        return switch (kind) {
            case "image", "video", "audio" -> kind;
            default -> "file";
        };
    }

    private static Refused refused(ProblemCode code, String message) {
        return new Refused(SendOutcome.failed(code, message));
    }
}
