package io.deskstream.gateway.domain;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The last events of all slots within one byte budget; the oldest by arrival go first. One thread. */
final class EventMemory {

    private final long budget;
    private final PartitionMemory[] slots;
    private final ArrayDeque<StreamEvent> arrival = new ArrayDeque<>();
    private long bytes;

    EventMemory(long budget, long[] floors) {
        this.budget = budget;
        slots = new PartitionMemory[floors.length];
        for (int slot = 0; slot < floors.length; slot++) {
            slots[slot] = new PartitionMemory(floors[slot]);
        }
    }

    void add(StreamEvent event) {
        slots[event.slot()].add(event);
        arrival.add(event);
        bytes += event.weight();
        while (bytes > budget && !arrival.isEmpty()) {
            StreamEvent oldest = arrival.remove();
            slots[oldest.slot()].dropFirst();
            bytes -= oldest.weight();
        }
    }

    long floor(int slot) {
        return slots[slot].floor();
    }

    @Nullable
    StreamEvent firstFrom(int slot, long offset) {
        return slots[slot].firstFrom(offset);
    }

    long bytes() {
        return bytes;
    }
}
