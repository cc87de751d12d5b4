package io.deskstream.outbound.kafka;

import io.deskstream.outbound.domain.OutboundRequest;
import io.deskstream.outbound.domain.RequestMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What one poll gave: the requests to work once the offsets, with the raised marks in them, are committed. */
final class RequestBatch {

    private final List<OutboundRequest> requests = new ArrayList<>();
    private final Map<TopicPartition, RequestMark> marks = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** Tells of a partition before its records. */
    void begin(TopicPartition partition, RequestMark mark) {
        marks.put(partition, mark);
    }

    /** Adds a record, with the request in it where there is one; copies are left out. */
    void add(TopicPartition partition, long offset, Optional<OutboundRequest> request) {
        positions.put(partition, offset + 1);
        request.ifPresent(read -> add(partition, read));
    }

    private void add(TopicPartition partition, OutboundRequest request) {
        RequestMark mark = marks.getOrDefault(partition, RequestMark.NONE);
        if (!mark.isCopy(request.requestNo())) {
            marks.put(partition, mark.raisedTo(request.requestNo()));
            requests.add(request);
        }
    }

    List<OutboundRequest> requests() {
        return requests;
    }

    Map<TopicPartition, RequestMark> marks() {
        return marks;
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, position) -> offsets.put(
                partition,
                new OffsetAndMetadata(
                        position,
                        Optional.empty(),
                        marks.getOrDefault(partition, RequestMark.NONE).metadata())));
        return offsets;
    }
}
