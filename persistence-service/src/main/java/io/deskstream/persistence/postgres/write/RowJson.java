package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.domain.Attachment;
import io.deskstream.persistence.domain.Pending;
import io.deskstream.persistence.domain.QuickReply;
import io.deskstream.persistence.domain.Reaction;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The members of a row that rest as JSON text. Safe for use by many threads. */
public final class RowJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // A row that was written before a number or a flag was kept has none.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RowJson() {}

    public static String write(Pending pending) {
        return JSON.writeValueAsString(pending);
    }

    public static Pending readPending(String json) {
        return JSON.readValue(json, Pending.class);
    }

    static String writeList(List<?> list) {
        return list.isEmpty() ? "[]" : JSON.writeValueAsString(list);
    }

    public static List<Attachment> readAttachments(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    static List<Reaction> readReactions(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    static List<QuickReply> readQuickReplies(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }
}
