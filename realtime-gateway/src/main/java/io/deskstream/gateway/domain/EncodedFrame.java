package io.deskstream.gateway.domain;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A frame serialised once but for its cursor, which differs by the reader's position.
 *
 * @param type the frame's type
 * @param members the frame's other members as UTF-8 JSON without the braces; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, compared by nobody
public record EncodedFrame(String type, byte[] members) {

    public int size() {
        return members.length + type.length();
    }

    /** The frame as one JSON object. */
    public byte[] json(@Nullable String cursor) {
        String head = "{\"type\":\"" + type + '"' + (cursor == null ? "" : ",\"cursor\":\"" + cursor + '"');
        byte[] start = (members.length == 0 ? head : head + ',').getBytes(StandardCharsets.UTF_8);
        byte[] json = new byte[start.length + members.length + 1];
        System.arraycopy(start, 0, json, 0, start.length);
        System.arraycopy(members, 0, json, start.length, members.length);
        json[json.length - 1] = '}';
        return json;
    }
}
