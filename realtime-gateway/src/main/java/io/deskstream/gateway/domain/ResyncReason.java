package io.deskstream.gateway.domain;

/** Why a client has to load anew. */
public enum ResyncReason {
    CURSOR_TOO_OLD("cursor_too_old"),
    CURSOR_UNKNOWN("cursor_unknown"),
    ACCESS_CHANGED("access_changed");

    private final String text;

    ResyncReason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
