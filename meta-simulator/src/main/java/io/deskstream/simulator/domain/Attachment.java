package io.deskstream.simulator.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As Meta writes it: a type and a payload, whose members depend on the type. */
public record Attachment(String type, Map<String, Object> payload) {
    public static Attachment at(String type, String url) {
        return new Attachment(type, Map.of("url", url));
    }

    public @Nullable String url() {
        return payload.get("url") instanceof String url ? url : null;
    }
}
