package io.deskstream.persistence.rebuild;

import java.util.List;
import java.util.Locale;

/** The tables that are a view of the log, with the keys by which rows are paired. */
enum ComparedTable {
    CONVERSATIONS("id"),
    PARTICIPANTS("conversation_id"),
    MESSAGES("conversation_id", "id");

    private final List<String> key;

    ComparedTable(String... key) {
        this.key = List.of(key);
    }

    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> key() {
        return key;
    }
}
