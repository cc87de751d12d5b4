package io.deskstream.persistence.http;

import io.deskstream.persistence.search.SearchTerms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/** Reads a request's query parameters as {@link JsonMembers} reads a body. An empty value counts as not given. */
final class QueryParameters {

    private static final int USUAL_LIMIT = 50;
    private static final int GREATEST_LIMIT = 200;
    private static final int LONGEST = 500;
    private static final int LONGEST_SEARCHED = 200;

    private final MultiValueMap<String, String> parameters;
    private final Set<String> read = new HashSet<>();
    private final List<InvalidMember> errors = new ArrayList<>();

    QueryParameters(ServerHttpRequest request) {
        this.parameters = request.getQueryParams();
    }

    @Nullable
    String text(String name) {
        return value(name, text -> {
            if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("must be text of at most " + LONGEST + " characters");
            }
            return text;
        });
    }

    /** Adds to the errors where it is not given. */
    void require(String name) {
        List<String> values = parameters.get(name);
        if (values == null || values.getFirst().isEmpty()) {
            errors.add(new InvalidMember(name, "is missing"));
        }
    }

    @Nullable
    SearchTerms terms(String name) {
        return value(name, text -> {
            if (text.length() > LONGEST_SEARCHED || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("must be text of at most " + LONGEST_SEARCHED + " characters");
            }
            return SearchTerms.of(text);
        });
    }

    @Nullable
    String choice(String name, List<String> choices) {
        return value(name, text -> {
            if (!choices.contains(text)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", choices));
            }
            return text;
        });
    }

    @Nullable
    Boolean flag(String name) {
        String chosen = choice(name, List.of("true", "false"));
        return chosen == null ? null : Boolean.valueOf(chosen);
    }

    /** Of 0 or more. */
    @Nullable
    Long number(String name) {
        return value(name, text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below, as a negative one is
            }
            throw new IllegalArgumentException("must be a whole number of 0 or more");
        });
    }

    int limit() {
        Long limit = number("limit");
        if (limit == null) {
            return USUAL_LIMIT;
        }
        if (limit < 1 || limit > GREATEST_LIMIT) {
            errors.add(new InvalidMember("limit", "must be 1 to " + GREATEST_LIMIT));
            return USUAL_LIMIT;
        }
        return limit.intValue();
    }

    /** What {@code reader} makes of it; the message of its IllegalArgumentException tells what was wanted. */
    <T> @Nullable T value(String name, Function<String, T> reader) {
        read.add(name);
        List<String> values = parameters.get(name);
        String value = values == null ? null : values.getFirst();
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            errors.add(new InvalidMember(name, String.valueOf(e.getMessage())));
            return null;
        }
    }

    void done() {
        parameters.keySet().stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> errors.add(new InvalidMember(name, "is not known")));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
