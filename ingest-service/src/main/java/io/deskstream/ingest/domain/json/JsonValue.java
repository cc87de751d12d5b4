package io.deskstream.ingest.domain.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One value of a JSON text: a slice of the bytes as they came. Immutable as long as nobody writes to those bytes; walking it
 * takes time in proportion to its length and no memory.
 */
public final class JsonValue {

    private final byte[] source;
    private final int from;
    private final int to;

    private JsonValue(byte[] source, int from, int to) {
        this.source = source;
        this.from = from;
        this.to = to;
    }

    /** Sees one member of an object. */
    @FunctionalInterface
    public interface MemberVisitor {

        /** The member's name is a JSON string; names may repeat. */
        void visit(JsonValue name, JsonValue value);
    }

    /** The one value that {@code text} is, or empty when it is no JSON text. */
    public static Optional<JsonValue> of(byte[] text) {
        return JsonSyntax.holds(text) ? Optional.of(at(text, 0)) : Optional.empty();
    }

    private static JsonValue at(byte[] source, int offset) {
        int from = Bytes.afterWhitespace(source, offset);
        return new JsonValue(source, from, Bytes.afterValue(source, from));
    }

    public boolean isObject() {
        return source[from] == '{';
    }

    public boolean isArray() {
        return source[from] == '[';
    }

    public boolean isString() {
        return source[from] == '"';
    }

    public boolean isNumber() {
        return source[from] == '-' || Bytes.isDigit(source[from]);
    }

    public boolean isNull() {
        return source[from] == 'n';
    }

    public boolean isTrue() {
        return source[from] == 't';
    }

    /** The elements of an array in their order; nothing for any other value. */
    public void forEachElement(Consumer<JsonValue> visitor) {
        if (!isArray()) {
            return;
        }
        int offset = Bytes.afterWhitespace(source, from + 1);
        while (source[offset] != ']') {
            JsonValue element = at(source, offset);
            visitor.accept(element);
            offset = afterComma(element.to);
        }
    }

    /** The members of an object in their order; nothing for any other value. */
    public void forEachMember(MemberVisitor visitor) {
        if (!isObject()) {
            return;
        }
        int offset = Bytes.afterWhitespace(source, from + 1);
        while (source[offset] != '}') {
            JsonValue name = at(source, offset);
            JsonValue value = at(source, Bytes.afterWhitespace(source, name.to) + 1);
            visitor.visit(name, value);
            offset = afterComma(value.to);
        }
    }

    /** The member of that name, the last one where it is named twice; null where this is no object or has none. */
    public @Nullable JsonValue member(String wanted) {
        @Nullable JsonValue[] found = new JsonValue[1];
        forEachMember((name, value) -> {
            if (name.says(wanted)) {
                found[0] = value;
            }
        });
        return found[0];
    }

    private int afterComma(int offset) {
        int at = Bytes.afterWhitespace(source, offset);
        return source[at] == ',' ? Bytes.afterWhitespace(source, at + 1) : at;
    }

    /** Whether this is the string {@code wanted}. */
    public boolean says(String wanted) {
        return isString() && wanted.equals(text());
    }

    /** A string's text with its escapes resolved; of any other value the JSON. Bytes that are no UTF-8 are replaced. */
    public String text() {
        return isString()
                ? JsonString.decode(source, from + 1, to - 1)
                : new String(source, from, to - from, StandardCharsets.UTF_8);
    }

    /** The JSON exactly as it came, or empty when it is not UTF-8. */
    public Optional<String> json() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(source, from, to - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A copy of the bytes exactly as they came. */
    public byte[] bytes() {
        return Arrays.copyOfRange(source, from, to);
    }

    public int length() {
        return to - from;
    }

    /** How deep, and with what long numbers and names, this value is built. */
    public JsonShape shape() {
        return JsonShape.of(source, from, to);
    }

    @Override
    public String toString() {
        return "JSON of " + length() + " bytes";
    }
}
