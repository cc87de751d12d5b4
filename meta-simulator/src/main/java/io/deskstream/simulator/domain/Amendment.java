package io.deskstream.simulator.domain;

/** What a customer does to a message that is there: to one of their own, but for reactions. */
public sealed interface Amendment {

    record Edit(String text) implements Amendment {}

    record Unsend() implements Amendment {}

    /** @param emoji empty takes the reaction back */
    record React(String emoji) implements Amendment {}
}
