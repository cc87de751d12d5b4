package io.deskstream.persistence.http;

/** What a new password must be. */
final class PasswordRule {

    private static final int SHORTEST = 8;

    private PasswordRule() {}

    static String read(JsonMembers members, String member) {
        String password = members.text(member, Passwords.MOST_BYTES);
        if (!password.isEmpty() && (password.length() < SHORTEST || !Passwords.fits(password))) {
            members.error(
                    member,
                    "must be at least " + SHORTEST + " characters and at most " + Passwords.MOST_BYTES + " bytes");
        }
        return password;
    }
}
