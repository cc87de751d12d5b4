package io.deskstream.schemas.ids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The RFC 8785 form of a JSON text: members sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript
 * prints them. Where a member is named twice the last one counts.
 */
public final class CanonicalJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CanonicalJson() {}

    /**
     * The canonical form.
     *
     * @throws IllegalArgumentException when {@code json} is no JSON text
     */
    public static String of(String json) {
        try {
            StringBuilder out = new StringBuilder(json.length());
            write(JSON.readTree(json), out);
            return out.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON text: " + e.getOriginalMessage(), e);
        }
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, out);
            case ARRAY -> writeArray(node, out);
            case STRING -> writeString(node.textValue(), out);
            case NUMBER -> out.append(number(node.doubleValue()));
            case BOOLEAN, NULL -> out.append(node.asText());
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not a JSON text");
        }
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(JsonNode node, StringBuilder out) {
        out.append('[');
        Iterator<JsonNode> elements = node.elements();
        while (elements.hasNext()) {
            write(elements.next(), out);
            if (elements.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> writePlain(c, out);
            }
        }
        out.append('"');
    }

    private static void writePlain(char c, StringBuilder out) {
        if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }

    /** ECMAScript's Number::toString. Java's digits are the same but for the least of numbers; the notation differs. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a number beyond the range of a double has no canonical form");
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + notation(digits, point);
    }

    /** Java gives two digits where one would do. */
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1)).stripTrailingZeros();
        return one.doubleValue() == value ? one : digits;
    }

    private static String notation(String digits, int point) {
        if (point > 21 || point < -5) {
            return exponential(digits, point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length());
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String exponential(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
