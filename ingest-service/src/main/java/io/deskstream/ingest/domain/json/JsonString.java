package io.deskstream.ingest.domain.json;

import java.nio.charset.StandardCharsets;

/** Resolves the escapes of a well-formed JSON string. */
final class JsonString {

    private JsonString() {}

    /** The text between two quotes. */
    static String decode(byte[] source, int from, int to) {
        String raw = new String(source, from, to - from, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : unescape(raw);
    }

    private static String unescape(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (raw.charAt(++i) == 'u') {
                text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
                i += 4;
            } else {
                text.append(escaped(raw.charAt(i)));
            }
        }
        return text.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
