package io.deskstream.persistence.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that cannot be processed, byte for byte, with the reason in headers. */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int MOST_REASON = 500;

    private DeadLetters() {}

    static Publication of(ConsumerRecord<byte[], byte[]> record, RuntimeException reason) {
        LOG.error(
                "dead letter topic={} partition={} offset={} error={}",
                record.topic(),
                record.partition(),
                record.offset(),
                reason.toString(),
                reason);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("error", cut(reason.toString()));
        headers.put("topic", record.topic());
        headers.put("partition", String.valueOf(record.partition()));
        headers.put("offset", String.valueOf(record.offset()));
        byte[] key = record.key() == null ? new byte[0] : record.key();
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return new Publication(record.topic() + ".dlt", key, value, headers);
    }

    private static String cut(String text) {
        return text.length() <= MOST_REASON ? text : text.substring(0, MOST_REASON);
    }
}
