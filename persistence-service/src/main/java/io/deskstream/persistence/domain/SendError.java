package io.deskstream.persistence.domain;

/** Why a message did not leave: a stable code, a sentence for a person, and whether trying again can help. */
public record SendError(String code, String message, boolean retryable) {}
