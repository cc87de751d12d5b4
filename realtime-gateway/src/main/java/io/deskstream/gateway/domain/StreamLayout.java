package io.deskstream.gateway.domain;

/**
 * How the partitions of the stream are numbered: first those of {@code conversation-events}, then those of
 * {@code command-rejections}, then the one of {@code directory}. Such a number is a slot; a position of the stream is one
 * next offset per slot.
 *
 * @param fingerprint tells these very topics from others of the same names
 */
public record StreamLayout(int conversationPartitions, long fingerprint) {

    public StreamLayout {
        if (conversationPartitions < 1) {
            throw new IllegalArgumentException("a stream needs at least one partition");
        }
    }

    public int slots() {
        return 2 * conversationPartitions + 1;
    }

    public int conversationSlot(int partition) {
        return partition;
    }

    public int rejectionSlot(int partition) {
        return conversationPartitions + partition;
    }

    public int directorySlot() {
        return 2 * conversationPartitions;
    }
}
