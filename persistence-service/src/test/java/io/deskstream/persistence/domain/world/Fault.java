package io.deskstream.persistence.domain.world;

/** Bugs that can be planted, to see that a guarantee would notice. */
public enum Fault {
    NONE,
    DROPS_AN_INPUT,
    SKIPS_THE_DEDUPE,
    PUBLISHES_BEFORE_COMMIT,
    FORGETS_THE_UNPUBLISHED,
    SWAPS_TWO_EVENTS,
    NUMBERS_A_REQUEST_ANEW,
    SENDER_FORGETS_ITS_MARK,
    IGNORES_WAKES,
    IGNORES_RESULTS,
    FORGETS_ITS_ANSWERS,
    FORGETS_WHO_REPLIED,
    CANCELS_WHAT_IS_IN_FLIGHT,
    RETRIES_WHAT_LEFT,
    KEEPS_LOST_VERSIONS,
    APPLIES_A_PARTIAL_BATCH,
    PUBLISHES_RESTORED_EVENTS,
    NUMBERS_FROM_THE_COPY,
    FORGETS_WHEN_IT_ERASED,
    DOES_NOT_CATCH_UP,
    PUBLISHES_REQUESTS_FIRST,
    /** Edits, reactions and hand-overs count by when they arrive. */
    BELIEVES_THE_LAST_TO_ARRIVE
}
