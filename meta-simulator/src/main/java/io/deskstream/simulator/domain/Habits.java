package io.deskstream.simulator.domain;

/**
 * How the simulated network behaves, and how much it remembers.
 *
 * @param strictWindow whether an account may not write to a customer who never wrote
 * @param autoRead whether customers read every message at once
 * @param mostConversations remembered; the least recently used is forgotten first
 * @param mostMessages remembered of one conversation; the oldest is forgotten first
 */
public record Habits(boolean strictWindow, boolean autoRead, int mostConversations, int mostMessages) {}
