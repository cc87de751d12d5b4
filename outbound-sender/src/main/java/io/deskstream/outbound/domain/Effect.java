package io.deskstream.outbound.domain;

import java.time.Instant;

/** What an answer means for the page's other sends. */
public sealed interface Effect {

    record None() implements Effect {}

    /** The platform wants fewer calls; the page rests. */
    record Limited(Instant until) implements Effect {}

    /** The platform has paused the account; it is not asked again before. */
    record Paused(Instant until) implements Effect {}

    /** This token is refused; nothing is sent with it any more. */
    record TokenRefused(AccessToken token) implements Effect {}
}
