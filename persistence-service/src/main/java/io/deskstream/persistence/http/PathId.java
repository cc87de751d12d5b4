package io.deskstream.persistence.http;

import java.util.UUID;

/** Ids in paths: what is no id names nothing that exists. */
final class PathId {

    private PathId() {}

    static UUID of(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
