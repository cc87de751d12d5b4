package io.deskstream.persistence.kafka;

import io.deskstream.persistence.kafka.ConversationTables.Progress;
import io.deskstream.persistence.recovery.Position;
import io.deskstream.schemas.topics.Topic;
import io.deskstream.schemas.topics.TopicCatalog;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A partition that this worker owns, and how far it is. Used by the worker's thread alone. */
final class Owned {

    private static final List<String> INPUTS =
            TopicCatalog.INPUTS.stream().map(Topic::name).toList();

    private final int partition;
    private final long epoch;
    private final long[] nextOffsets;
    private long nextRequestNo;
    private long eventsOffset;
    private long batch;

    Owned(Progress taken, long[] nextOffsets) {
        this.partition = taken.partition();
        this.epoch = taken.epoch();
        this.nextOffsets = nextOffsets.clone();
        this.nextRequestNo = taken.nextRequestNo();
        this.eventsOffset = taken.eventsOffset();
        this.batch = taken.batch();
    }

    long nextOffset(String topic) {
        return nextOffsets[INPUTS.indexOf(topic)];
    }

    /** A draft of the progress that a batch makes; {@link #advance} when it is stored. */
    Draft draft() {
        return new Draft(nextOffsets.clone(), nextRequestNo);
    }

    void advance(Progress stored) {
        System.arraycopy(stored.nextOffsets(), 0, nextOffsets, 0, nextOffsets.length);
        nextRequestNo = stored.nextRequestNo();
        batch = stored.batch();
    }

    /** The broker has acknowledged what was told up to the last batch. */
    void acknowledged(long nextEventsOffset) {
        eventsOffset = Math.max(eventsOffset, nextEventsOffset);
    }

    final class Draft {

        private final long[] offsets;
        private long requestNo;

        private Draft(long[] offsets, long requestNo) {
            this.offsets = offsets;
            this.requestNo = requestNo;
        }

        void worked(ConsumerRecord<?, ?> record) {
            offsets[INPUTS.indexOf(record.topic())] = record.offset() + 1;
        }

        long takeRequestNo() {
            return requestNo++;
        }

        Position position() {
            return new Position(Arrays.stream(offsets).boxed().toList(), requestNo);
        }

        Progress progress(byte[] unpublished) {
            return new Progress(partition, epoch, batch + 1, offsets, requestNo, eventsOffset, unpublished);
        }
    }
}
