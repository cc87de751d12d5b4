package io.deskstream.persistence.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record to be published to the partition that its batch belongs to.
 *
 * @param value null for a tombstone
 */
record Publication(String topic, byte[] key, byte @Nullable [] value, Map<String, String> headers) {

    int size() {
        return value == null ? 0 : value.length;
    }

    Publication with(String header, String text) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, text);
        return new Publication(topic, key, value, more);
    }
}
