package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;

/** Guards what only admins may do. */
final class AdminOnly {

    private AdminOnly() {}

    static void require(Caller caller) {
        if (!caller.mayAdministrate()) {
            throw ProblemException.forbidden();
        }
    }
}
