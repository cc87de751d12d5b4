package io.deskstream.persistence.search;

/** A part of a text, never markup, and whether it is what was searched for. */
public record Segment(String text, boolean match) {}
