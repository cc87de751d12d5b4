package io.deskstream.gateway.domain.command;

import io.deskstream.gateway.domain.ConversationFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the front door refuses to send. A courtesy: the core judges again. The limits are the platforms'.
 */
public final class SendRules {

    private static final int MESSENGER_CHARACTERS = 2_000;
    private static final int INSTAGRAM_BYTES = 1_000;
    private static final int OTHER_CHARACTERS = 4_096;
    private static final int NOTE_CHARACTERS = 10_000;
    /** The window ends 24 h after the customer's last message; a person may answer for 7 days (human agent). */
    private static final Duration HUMAN_AGENT_EXTRA = Duration.ofDays(6);

    private static final Duration LONGEST_DELAY = Duration.ofDays(30);

    private SendRules() {}

    public static void check(MessageDraft draft, ConversationFacts conversation, Instant now) {
        if (draft.text().isBlank() && draft.uploads().isEmpty()) {
            throw new RefusedException(422, "text_empty", "A message needs a text or a file.");
        }
        if (draft.text().isBlank() && !draft.quickReplies().isEmpty()) {
            throw new RefusedException(422, "quick_replies_invalid", "Quick replies go with a text.");
        }
        if (draft.internal() && !draft.quickReplies().isEmpty()) {
            throw new RefusedException(422, "quick_replies_invalid", "A note has no quick replies.");
        }
        if (draft.sendAfter() != null && draft.sendAfter().isAfter(now.plus(LONGEST_DELAY))) {
            throw new RefusedException(422, "send_after_too_late", "A message can be sent up to 30 days later.");
        }
        String limit = exceeded(draft, conversation.key().channel());
        if (limit != null) {
            throw new RefusedException(422, "text_too_long", "The text is longer than " + limit + ".");
        }
        if (!draft.internal() && windowClosed(conversation, draft, now)) {
            throw new RefusedException(
                    422, "window_closed", "The customer's last message is more than 7 days old: no reply may be sent.");
        }
    }

    private static @Nullable String exceeded(MessageDraft draft, String channel) {
        if (draft.internal()) {
            return longer(draft.text(), NOTE_CHARACTERS);
        }
        return switch (channel) {
            case "facebook" -> longer(draft.text(), MESSENGER_CHARACTERS);
            case "instagram" ->
                draft.text().getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES
                        ? INSTAGRAM_BYTES + " bytes of UTF-8"
                        : null;
            default -> longer(draft.text(), OTHER_CHARACTERS);
        };
    }

    private static @Nullable String longer(String text, int characters) {
        return Members.isLonger(text, characters) ? characters + " characters" : null;
    }

    private static boolean windowClosed(ConversationFacts conversation, MessageDraft draft, Instant now) {
        Instant ends = conversation.replyWindowEndsAt();
        Instant leaves = draft.sendAfter() == null || draft.sendAfter().isBefore(now) ? now : draft.sendAfter();
        return ends != null && leaves.isAfter(ends.plus(HUMAN_AGENT_EXTRA));
    }
}
