package io.deskstream.gateway.domain;

/** A session as the hub sees it. The hub's thread calls it and must never wait in it. */
public interface Member {

    String sessionId();

    String userId();

    /** By what the session was opened. */
    Proof proof();

    /** Queues a frame; false when the session is over or was just ended for being too slow. */
    boolean offer(QueuedFrame frame);

    /** Queues a passing signal; a newer one of the same key replaces one that still waits. */
    void offerSignal(String key, QueuedFrame frame);

    /** Whether the queue has room for more of a catching-up session's backlog. */
    boolean roomy();

    void close(CloseReason reason);
}
