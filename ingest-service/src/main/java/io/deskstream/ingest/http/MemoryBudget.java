package io.deskstream.ingest.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all bodies that are being taken. Safe for use by many threads. */
final class MemoryBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    MemoryBudget(long limit) {
        this.limit = limit;
    }

    Lease lease() {
        return new Lease();
    }

    /** One body's share; used by one thread at a time. */
    final class Lease {

        private final AtomicLong held = new AtomicLong();

        /** Takes more; false, and nothing taken, where the budget has no more. */
        boolean take(int bytes) {
            if (taken.addAndGet(bytes) > limit) {
                taken.addAndGet(-bytes);
                return false;
            }
            held.addAndGet(bytes);
            return true;
        }

        void release() {
            taken.addAndGet(-held.getAndSet(0));
        }
    }
}
