package io.deskstream.outbound.domain;

/** An outcome, and what it means for the page. */
public record Verdict(SendOutcome outcome, Effect effect) {}
