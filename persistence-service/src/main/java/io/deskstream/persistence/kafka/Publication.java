package io.deskstream.persistence.kafka;

import java.util.Map;

/** One record to be published to the partition that its batch belongs to. */
record Publication(String topic, byte[] key, byte[] value, Map<String, String> headers) {}
