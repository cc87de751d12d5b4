package io.deskstream.persistence.directory;

import java.util.Locale;
import java.util.UUID;

/**
 * Names something of the directory.
 *
 * @param id a setting's name, else a UUID
 */
public record Entity(Kind kind, String id) {

    /** The kinds of things in the directory. */
    public enum Kind {
        USER,
        ACCOUNT,
        LABEL,
        SETTING,
        SESSION,
        API_TOKEN;

        /** As it is written in keys and tables. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Entity user(UUID id) {
        return new Entity(Kind.USER, id.toString());
    }

    public static Entity account(UUID id) {
        return new Entity(Kind.ACCOUNT, id.toString());
    }

    public static Entity label(UUID id) {
        return new Entity(Kind.LABEL, id.toString());
    }

    public static Entity session(UUID id) {
        return new Entity(Kind.SESSION, id.toString());
    }

    public static Entity apiToken(UUID id) {
        return new Entity(Kind.API_TOKEN, id.toString());
    }

    public static Entity setting(String name) {
        return new Entity(Kind.SETTING, name);
    }

    /** The record key on the topic. */
    public String key() {
        return kind.text() + ":" + id;
    }
}
