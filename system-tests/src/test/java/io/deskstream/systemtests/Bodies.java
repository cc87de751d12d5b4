package io.deskstream.systemtests;

import tools.jackson.databind.JsonNode;

/** Webhook bodies of the tests' own. */
final class Bodies {

    private Bodies() {}

    /** A customer's text to the page. */
    static JsonNode text(String customer, String mid, String text) {
        return Json.read("""
                {"object":"page","entry":[{"id":"%s","time":1700000000000,"messaging":[
                 {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,
                  "message":{"mid":%s,"text":%s}}]}]}
                """.formatted(
                MetaSide.PAGE, customer, MetaSide.PAGE, System.currentTimeMillis(), Json.write(mid), Json.write(text)));
    }
}
