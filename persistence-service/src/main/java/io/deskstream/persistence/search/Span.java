package io.deskstream.persistence.search;

/** A part of a text, the end not included. */
record Span(int begin, int end) {}
