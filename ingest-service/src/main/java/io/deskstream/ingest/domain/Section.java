package io.deskstream.ingest.domain;

/** Where in an entry an item stood. */
public enum Section {
    MESSAGING("messaging"),
    STANDBY("standby"),
    /** Also for the flat form, where the entry itself is the change. */
    CHANGES("changes");

    private final String code;

    Section(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
