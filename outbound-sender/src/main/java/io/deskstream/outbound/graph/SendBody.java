package io.deskstream.outbound.graph;

import io.deskstream.outbound.domain.Content;
import io.deskstream.outbound.domain.Draft;
import io.deskstream.outbound.domain.GraphCall;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a Send API call. */
final class SendBody {

    private static final JsonMapper JSON = new JsonMapper();

    private SendBody() {}

    static byte[] of(GraphCall call, PublicFiles files) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("recipient").put("id", call.recipientId());
        switch (call.type()) {
            case RESPONSE -> body.put("messaging_type", "RESPONSE");
            case HUMAN_AGENT -> body.put("messaging_type", "MESSAGE_TAG").put("tag", "HUMAN_AGENT");
        }
        if (call.replyTo() != null) {
            body.putObject("reply_to").put("mid", call.replyTo());
        }
        message(body.putObject("message"), call, files);
        return JSON.writeValueAsBytes(body);
    }

    private static void message(ObjectNode message, GraphCall call, PublicFiles files) {
        switch (call.content()) {
            case Content.Text(String text) -> message.put("text", text);
            case Content.Media(String type, String url) ->
                attachment(message.putObject("attachment"), type, files.address(url));
        }
        message.put("metadata", call.metadata());
        if (!call.quickReplies().isEmpty()) {
            quickReplies(message.putArray("quick_replies"), call);
        }
    }

    private static void attachment(ObjectNode attachment, String type, String url) {
        attachment.put("type", type).putObject("payload").put("url", url).put("is_reusable", false);
    }

    private static void quickReplies(ArrayNode replies, GraphCall call) {
        for (Draft.QuickReply reply : call.quickReplies()) {
            replies.addObject()
                    .put("content_type", "text")
                    .put("title", reply.title())
                    .put("payload", reply.payload());
        }
    }
}
