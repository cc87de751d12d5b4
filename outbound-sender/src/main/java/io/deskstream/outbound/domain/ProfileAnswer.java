package io.deskstream.outbound.domain;

/** How a look-up ended, as far as the caller can see. */
public sealed interface ProfileAnswer {

    record Found(Profile profile) implements ProfileAnswer {}

    record Refused(int status, GraphError error) implements ProfileAnswer {}

    /** No answer, or an unreadable one. */
    record NoAnswer(String reason) implements ProfileAnswer {}
}
