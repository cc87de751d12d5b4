package io.deskstream.simulator.domain;

/** Where webhooks leave; must keep the order of one conversation and must not block. */
public interface Webhooks {
    void post(Posting posting);

    /** Whether so much waits for the receiver that nothing more should be accepted. */
    boolean backlogged();
}
