package io.deskstream.persistence.http;

import org.jspecify.annotations.Nullable;

/** What a new password must be. */
final class PasswordRule {

    private static final int SHORTEST = 8;

    private PasswordRule() {}

    static String read(JsonMembers members, String member) {
        String password = members.text(member, Passwords.MOST_BYTES);
        check(members, member, password);
        return password;
    }

    /** Null where it is not given. */
    static @Nullable String optional(JsonMembers members, String member) {
        String password = members.optionalText(member, Passwords.MOST_BYTES);
        if (password != null) {
            check(members, member, password);
        }
        return password;
    }

    private static void check(JsonMembers members, String member, String password) {
        if (!password.isEmpty() && (password.length() < SHORTEST || !Passwords.fits(password))) {
            members.error(
                    member,
                    "must be at least " + SHORTEST + " characters and at most " + Passwords.MOST_BYTES + " bytes");
        }
    }
}
