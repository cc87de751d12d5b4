package io.deskstream.persistence.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of a request's body and collects everything that is wrong with them. Values are to be used only after
 * {@link #done()}, which refuses the request when anything was wrong, a member that nobody read included.
 */
final class JsonMembers {

    private final JsonNode body;
    private final Set<String> read = new HashSet<>();
    private final List<InvalidMember> errors = new ArrayList<>();

    private JsonMembers(JsonNode body) {
        this.body = body;
    }

    static JsonMembers of(JsonNode body) {
        if (!body.isObject()) {
            throw ProblemException.invalid(List.of(new InvalidMember("body", "must be a JSON object")));
        }
        return new JsonMembers(body);
    }

    /** Text that is not blank. */
    String text(String member, int longest) {
        String text = optionalText(member, longest);
        if (text == null) {
            required(member);
            return "";
        }
        return text;
    }

    /** Null when it is not given; when it is, it must not be blank. */
    @Nullable
    String optionalText(String member, int longest) {
        JsonNode value = given(member);
        if (value == null) {
            return null;
        }
        if (!value.isString() || !isText(value.stringValue(), longest)) {
            error(member, "must be text of 1 to " + longest + " characters");
            return null;
        }
        return value.stringValue();
    }

    /** PostgreSQL keeps no NUL. */
    private static boolean isText(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.indexOf('\0') < 0;
    }

    @Nullable
    Boolean optionalFlag(String member) {
        JsonNode value = given(member);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            error(member, "must be true or false");
            return null;
        }
        return value.booleanValue();
    }

    @Nullable
    Integer optionalNumber(String member, int least, int greatest) {
        JsonNode value = given(member);
        if (value == null) {
            return null;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > greatest) {
            error(member, "must be a whole number from " + least + " to " + greatest);
            return null;
        }
        return value.intValue();
    }

    /** One of some words. */
    @Nullable
    String optionalChoice(String member, List<String> choices) {
        JsonNode value = given(member);
        if (value == null) {
            return null;
        }
        if (!value.isString() || !choices.contains(value.stringValue())) {
            error(member, "must be one of " + String.join(", ", choices));
            return null;
        }
        return value.stringValue();
    }

    String choice(String member, List<String> choices) {
        String chosen = optionalChoice(member, choices);
        if (chosen == null) {
            required(member);
            return choices.getFirst();
        }
        return chosen;
    }

    void error(String member, String message) {
        errors.add(new InvalidMember(member, message));
    }

    void done() {
        body.propertyNames().stream().filter(name -> !read.contains(name)).forEach(name -> error(name, "is not known"));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private void required(String member) {
        if (errors.stream().noneMatch(error -> error.member().equals(member))) {
            error(member, "is required");
        }
    }

    private @Nullable JsonNode given(String member) {
        read.add(member);
        return body.get(member);
    }
}
