package io.deskstream.gateway.domain;

import org.jspecify.annotations.Nullable;

/** The last events of one slot in a ring, found by offset. One thread. */
final class PartitionMemory {

    private @Nullable StreamEvent[] ring = new @Nullable StreamEvent[16];
    private int head;
    private int size;
    private long floor;

    PartitionMemory(long floor) {
        this.floor = floor;
    }

    /** The offset from which on nothing is missing. */
    long floor() {
        return floor;
    }

    void add(StreamEvent event) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) % ring.length] = event;
        size++;
    }

    void dropFirst() {
        StreamEvent first = at(0);
        ring[head] = null;
        head = (head + 1) % ring.length;
        size--;
        floor = first.offset() + 1;
    }

    /** The first event at or after an offset. */
    @Nullable
    StreamEvent firstFrom(long offset) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == size ? null : at(low);
    }

    private StreamEvent at(int index) {
        StreamEvent event = ring[(head + index) % ring.length];
        if (event == null) {
            throw new IllegalStateException("nothing at " + index + " of " + size);
        }
        return event;
    }

    private void grow() {
        @Nullable StreamEvent[] larger = new @Nullable StreamEvent[ring.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = at(i);
        }
        ring = larger;
        head = 0;
    }
}
