package io.deskstream.persistence.postgres.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The conditions of a query, joined by {@code and}, with the values they name. */
final class Conditions {

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Conditions add(String text) {
        texts.add(text);
        return this;
    }

    Conditions add(String text, String name, Object value) {
        return add(text).with(name, value);
    }

    Conditions with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    String text() {
        return String.join(" and ", texts);
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return statement.bindValues(values);
    }
}
