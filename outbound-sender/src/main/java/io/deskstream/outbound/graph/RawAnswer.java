package io.deskstream.outbound.graph;

import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** An HTTP answer as it came. */
record RawAnswer(int status, HttpHeaders headers, JsonNode body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Whatever is no JSON counts as an empty object. */
    static RawAnswer of(int status, HttpHeaders headers, byte[] body) {
        return new RawAnswer(status, headers, parse(body));
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree.isObject() ? tree : JsonNodeFactory.instance.objectNode();
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
