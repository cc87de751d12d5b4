package io.deskstream.systemtests;

import tools.jackson.databind.JsonNode;

/** Webhook bodies of the tests' own. */
final class Bodies {

    private Bodies() {}

    /** A customer's text to the page. */
    static JsonNode text(String customer, String mid, String text) {
        return text("page", MetaSide.PAGE, customer, mid, text);
    }

    /** Another text in the conversation of that message. */
    static JsonNode text(ExpectedMessage message, String mid, String text) {
        String object = message.channel().equals("facebook") ? "page" : "instagram";
        return text(object, message.accountId(), message.participantId(), mid, text);
    }

    private static JsonNode text(String object, String account, String customer, String mid, String text) {
        long now = System.currentTimeMillis();
        return Json.read(
                """
                {"object":"%s","entry":[{"id":"%s","time":%d,"messaging":[
                 {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,"message":{"mid":%s,"text":%s}}]}]}
                """.formatted(object, account, now, customer, account, now, Json.write(mid), Json.write(text)));
    }
}
