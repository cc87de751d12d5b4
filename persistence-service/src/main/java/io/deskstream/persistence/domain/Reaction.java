package io.deskstream.persistence.domain;

/** An emoji that a party left on a message. */
public record Reaction(String actor, String emoji) {}
