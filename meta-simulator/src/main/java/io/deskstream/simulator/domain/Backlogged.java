package io.deskstream.simulator.domain;

/** Too many webhooks wait for the receiver; nothing was accepted. */
public final class Backlogged extends RuntimeException {
    public Backlogged() {
        super("too many webhooks wait for delivery");
    }
}
