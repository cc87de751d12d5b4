package io.deskstream.persistence.domain;

/** How an item of the platform came to us. */
public enum Origin {
    /** Told to the app that controls the thread. */
    DIRECT,
    /** Overheard: another app controls the thread. */
    STANDBY,
    /** Fetched later, as its webhook was missed. */
    BACKFILL
}
