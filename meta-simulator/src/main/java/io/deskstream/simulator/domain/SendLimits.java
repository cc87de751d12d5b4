package io.deskstream.simulator.domain;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Meta's limits on the shape of a message, whoever it goes to. */
final class SendLimits {
    private static final int MESSENGER_CHARACTERS = 2000;
    private static final int INSTAGRAM_BYTES = 1000;
    private static final int METADATA_CHARACTERS = 1000;
    private static final int QUICK_REPLIES = 13;
    private static final Set<String> MESSAGING_TYPES = Set.of("RESPONSE", "UPDATE", "MESSAGE_TAG");
    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "file");
    private static final Set<String> OTHER_ATTACHMENTS = Set.of("template", "MEDIA_SHARE", "like_heart", "sticker");

    private SendLimits() {}

    static Optional<GraphError> refusal(Channel channel, SendRequest request) {
        return content(request)
                .or(() -> text(channel, request.text()))
                .or(() -> attachment(request.attachment()))
                .or(() -> extras(request))
                .or(() -> type(request));
    }

    private static Optional<GraphError> content(SendRequest request) {
        boolean hasText = request.text() != null;
        boolean hasAttachment = request.attachment() != null;
        if (hasText == hasAttachment) {
            return parameter(
                    hasText
                            ? "Param message must have only one of text and attachment"
                            : "Param message must have a text or an attachment");
        }
        return Optional.empty();
    }

    private static Optional<GraphError> text(Channel channel, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return parameter("Param message[text] must be a non-empty string");
        }
        return switch (channel) {
            case FACEBOOK ->
                text.codePointCount(0, text.length()) > MESSENGER_CHARACTERS
                        ? parameter("Length of param message[text] must be less than or equal to 2000")
                        : Optional.empty();
            case INSTAGRAM ->
                text.getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES
                        ? parameter("Message text must be UTF-8 and 1000 bytes or less")
                        : Optional.empty();
        };
    }

    private static Optional<GraphError> attachment(@Nullable Attachment attachment) {
        if (attachment == null || OTHER_ATTACHMENTS.contains(attachment.type())) {
            return Optional.empty();
        }
        if (!MEDIA.contains(attachment.type())) {
            return parameter("Param message[attachment][type] must be one of {audio, file, image, template, video}");
        }
        if (attachment.payload().get("attachment_id") != null) {
            return Optional.empty();
        }
        return isWebAddress(attachment.url()) ? Optional.empty() : Optional.of(GraphError.attachmentNotFetched());
    }

    private static Optional<GraphError> extras(SendRequest request) {
        String metadata = request.metadata();
        if (metadata != null && metadata.length() > METADATA_CHARACTERS) {
            return parameter("Length of param message[metadata] must be less than or equal to 1000");
        }
        if (request.quickReplies().size() > QUICK_REPLIES) {
            return parameter("Param message[quick_replies] has too many elements; at most 13 are allowed");
        }
        return Optional.empty();
    }

    private static Optional<GraphError> type(SendRequest request) {
        String type = request.messagingType();
        if (type != null && !MESSAGING_TYPES.contains(type)) {
            return parameter("Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}");
        }
        if ("MESSAGE_TAG".equals(type) && request.tag() == null) {
            return parameter("Param tag is required when messaging_type is MESSAGE_TAG");
        }
        if (request.tag() != null && !request.byHumanAgent()) {
            return parameter("Param tag: this message tag is no longer supported");
        }
        return Optional.empty();
    }

    private static boolean isWebAddress(@Nullable String url) {
        if (url == null) {
            return false;
        }
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static Optional<GraphError> parameter(String message) {
        return Optional.of(GraphError.parameter(message));
    }
}
