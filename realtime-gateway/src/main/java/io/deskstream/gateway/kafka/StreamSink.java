package io.deskstream.gateway.kafka;

import io.deskstream.gateway.domain.Signal;
import io.deskstream.gateway.domain.StreamEvent;
import java.util.List;

/** Where the reader's thread leaves what it reads. May make the reader wait. */
public interface StreamSink {

    /** The stream begins, or begins again, at a position; what was before is void. */
    void begin(long[] start);

    void accept(List<StreamEvent> events) throws InterruptedException;

    void signal(Signal signal);

    /** All that was in the log when the reader began is handed over. */
    void caughtUp();

    /** The reader failed and will begin again. */
    void lost();
}
