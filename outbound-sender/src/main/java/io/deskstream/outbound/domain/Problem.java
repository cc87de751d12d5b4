package io.deskstream.outbound.domain;

/** Why a message did not leave; {@code message} is for a person. */
public record Problem(ProblemCode code, String message) {}
