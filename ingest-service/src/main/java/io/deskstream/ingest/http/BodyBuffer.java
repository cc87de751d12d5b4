package io.deskstream.ingest.http;

import java.io.ByteArrayOutputStream;
import org.springframework.core.io.buffer.DataBuffer;

/** The bytes of one body as they come. Keeps up to a limit, counts on past it, and refuses far beyond. */
final class BodyBuffer {

    private final int limit;
    private final long readLimit;
    private final MemoryBudget.Lease lease;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean refused;
    private long length;

    BodyBuffer(int limit, long readLimit, MemoryBudget.Lease lease) {
        this.limit = limit;
        this.readLimit = readLimit;
        this.lease = lease;
    }

    void append(DataBuffer buffer) {
        int count = buffer.readableByteCount();
        length += count;
        if (length > readLimit) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        if (length <= limit && !refused) {
            keep(buffer, count);
        } else {
            drop();
        }
    }

    private void keep(DataBuffer buffer, int count) {
        if (!lease.take(count)) {
            refused = true;
            drop();
            return;
        }
        byte[] bytes = new byte[count];
        buffer.read(bytes);
        kept.writeBytes(bytes);
    }

    private void drop() {
        kept.reset();
        lease.release();
    }

    /** All bytes; refused when there were too many, for the limit or for the memory. */
    byte[] bytes() {
        if (length > limit) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        if (refused) {
            throw new RefusedException(Refusal.OVERLOADED);
        }
        return kept.toByteArray();
    }
}
