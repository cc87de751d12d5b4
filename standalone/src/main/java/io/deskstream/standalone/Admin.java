package io.deskstream.standalone;

/** The first admin's log-in. */
record Admin(String email, String password) {

    static final String DEFAULT_EMAIL = "admin@deskstream.local";
    static final String DEFAULT_PASSWORD = "deskstream";

    static Admin of(Settings settings) {
        return new Admin(
                settings.get("DESKSTREAM_ADMIN_EMAIL").orElse(DEFAULT_EMAIL),
                settings.get("DESKSTREAM_ADMIN_PASSWORD").orElse(DEFAULT_PASSWORD));
    }

    /** For the terminal: a password that the person chose is not shown. */
    String shown() {
        return email + " / " + (password.equals(DEFAULT_PASSWORD) ? password : "(DESKSTREAM_ADMIN_PASSWORD)");
    }

    @Override
    public String toString() {
        return "Admin[" + email + "]";
    }
}
