package io.deskstream.simulator.webhook;

import io.deskstream.simulator.domain.Amendment;
import io.deskstream.simulator.domain.Attachment;
import io.deskstream.simulator.domain.Channel;
import io.deskstream.simulator.domain.SendRequest;
import io.deskstream.simulator.domain.WebhookEvent;
import io.deskstream.simulator.domain.Writing;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Webhook bodies as Meta writes them: escaped to ASCII, slashes too, so that the signature is over these bytes. */
public final class WebhookEncoder {
    /** The app that echoes name as the sender. */
    public static final long APP_ID = 100_000_000_000_900L;

    private static final HexFormat HEX = HexFormat.of();

    private final JsonMapper json;

    public WebhookEncoder(JsonMapper json) {
        this.json = json;
    }

    public byte[] encode(WebhookEvent event) {
        ObjectNode body = json.createObjectNode();
        body.put("object", event.account().channel().webhookObject());
        ObjectNode entry = body.putArray("entry").addObject();
        entry.put("id", event.account().id());
        entry.put("time", event.at().toEpochMilli());
        entry.putArray("messaging").add(item(event));
        return escaped(json.writeValueAsString(body)).getBytes(StandardCharsets.US_ASCII);
    }

    private ObjectNode item(WebhookEvent event) {
        ObjectNode item = json.createObjectNode();
        boolean fromAccount = event instanceof WebhookEvent.Echo;
        String account = event.account().id();
        item.putObject("sender").put("id", fromAccount ? account : event.participantId());
        item.putObject("recipient").put("id", fromAccount ? event.participantId() : account);
        item.put("timestamp", event.at().toEpochMilli());
        switch (event) {
            case WebhookEvent.CustomerWrote wrote -> message(item.putObject("message"), wrote.mid(), wrote.writing());
            case WebhookEvent.Amended amended -> amendment(item, amended);
            case WebhookEvent.Echo echo -> echo(item.putObject("message"), echo);
            case WebhookEvent.Delivered delivered -> delivery(item.putObject("delivery"), delivered);
            case WebhookEvent.Read read -> read(item.putObject("read"), read);
        }
        return item;
    }

    private static void message(ObjectNode message, String mid, Writing writing) {
        message.put("mid", mid);
        if (writing.text() != null) {
            message.put("text", writing.text());
        }
        attachments(message, writing.attachments());
    }

    private static void amendment(ObjectNode item, WebhookEvent.Amended amended) {
        switch (amended.amendment()) {
            case Amendment.Edit(String text) ->
                item.putObject("message_edit")
                        .put("mid", amended.mid())
                        .put("text", text)
                        .put("num_edit", amended.edits());
            case Amendment.Unsend() ->
                item.putObject("message").put("mid", amended.mid()).put("is_deleted", true);
            case Amendment.React(String emoji) -> reaction(item.putObject("reaction"), amended.mid(), emoji);
        }
    }

    private static void reaction(ObjectNode reaction, String mid, String emoji) {
        reaction.put("mid", mid).put("action", emoji.isEmpty() ? "unreact" : "react");
        if (!emoji.isEmpty()) {
            reaction.put("reaction", "other").put("emoji", emoji);
        }
    }

    private static void echo(ObjectNode message, WebhookEvent.Echo echo) {
        SendRequest request = echo.request();
        Attachment attachment = request.attachment();
        message(message, echo.mid(), new Writing(request.text(), attachment == null ? List.of() : List.of(attachment)));
        message.put("is_echo", true);
        if (echo.account().channel() == Channel.FACEBOOK) {
            message.put("app_id", APP_ID);
            if (request.metadata() != null) {
                message.put("metadata", request.metadata());
            }
            replyTo(message, request);
        }
    }

    private static void replyTo(ObjectNode message, SendRequest request) {
        if (request.replyTo() != null) {
            message.putObject("reply_to").put("mid", request.replyTo());
        }
    }

    private static void attachments(ObjectNode message, List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        var array = message.putArray("attachments");
        attachments.forEach(attachment -> {
            ObjectNode node = array.addObject().put("type", attachment.type());
            node.putPOJO("payload", attachment.payload());
        });
    }

    private static void delivery(ObjectNode delivery, WebhookEvent.Delivered delivered) {
        var mids = delivery.putArray("mids");
        delivered.mids().forEach(mids::add);
        delivery.put("watermark", delivered.watermark().toEpochMilli());
    }

    private static void read(ObjectNode node, WebhookEvent.Read read) {
        switch (read.account().channel()) {
            case FACEBOOK -> node.put("watermark", read.watermark().toEpochMilli());
            case INSTAGRAM -> node.put("mid", read.lastMid());
        }
    }

    /** Outside of strings JSON has neither slashes nor other characters than ASCII, so the whole text can be escaped. */
    private static String escaped(String text) {
        StringBuilder ascii = new StringBuilder(text.length() + 64);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/') {
                ascii.append("\\/");
            } else if (c < 0x7f) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(HEX.toHexDigits(c));
            }
        }
        return ascii.toString();
    }
}
