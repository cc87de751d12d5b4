package io.deskstream.persistence.domain;

/** The input record that something follows from. */
public record Source(String topic, int partition, long offset) {}
