package io.deskstream.simulator.domain;

/** Who watches conversations change; told under the simulator's lock, so must not block. */
public interface Spectators {
    void changed(ConversationId conversation);
}
