package io.deskstream.gateway.domain.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message that somebody wants sent, as it was asked for.
 *
 * @param uploads ids of the files that go with it
 */
public record MessageDraft(
        String clientMessageId,
        String text,
        List<String> uploads,
        List<QuickReply> quickReplies,
        @Nullable String replyTo,
        boolean internal,
        @Nullable Long expectedSeq,
        @Nullable Instant sendAfter) {

    public static final Set<String> MEMBERS = Set.of(
            "client_message_id",
            "text",
            "attachments",
            "quick_replies",
            "reply_to",
            "internal",
            "expected_seq",
            "send_after");

    private static final int MOST_QUICK_REPLIES = 13;
    private static final int TITLE_CHARACTERS = 20;
    private static final int PAYLOAD_CHARACTERS = 1_000;
    private static final int MOST_ATTACHMENTS = 10;

    public record QuickReply(String title, String payload) {}

    public static MessageDraft read(Members members) {
        String text = members.text("text");
        List<String> uploads = uploads(members);
        return new MessageDraft(
                members.requiredText("client_message_id", 200),
                text == null || (text.isBlank() && !uploads.isEmpty()) ? "" : text,
                uploads,
                quickReplies(members),
                members.uuid("reply_to"),
                members.flag("internal"),
                members.count("expected_seq"),
                members.time("send_after"));
    }

    private static List<String> uploads(Members members) {
        return members.list("attachments", MOST_ATTACHMENTS).stream()
                .map(node -> Members.of(node, Set.of("upload_id")).requiredUuid("upload_id"))
                .toList();
    }

    private static List<QuickReply> quickReplies(Members members) {
        List<QuickReply> replies = new ArrayList<>();
        for (JsonNode node : members.list("quick_replies", MOST_QUICK_REPLIES)) {
            Members reply = Members.of(node, Set.of("title", "payload"));
            String title = reply.requiredText("title", TITLE_CHARACTERS);
            boolean named = reply.present("payload") != null;
            replies.add(new QuickReply(title, named ? reply.shortText("payload", PAYLOAD_CHARACTERS) : title));
        }
        return List.copyOf(replies);
    }
}
