package io.deskstream.persistence.domain;

import java.util.Locale;

/** The two sides of a conversation, as the platform tells them apart. */
public enum Party {
    CUSTOMER,
    PAGE;

    /** As a reaction names it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
