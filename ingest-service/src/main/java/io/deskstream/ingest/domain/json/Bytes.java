package io.deskstream.ingest.domain.json;

/** Finds where things end in JSON that is known to be well formed. */
final class Bytes {

    private Bytes() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static int afterWhitespace(byte[] text, int from) {
        int at = from;
        while (at < text.length && isWhitespace(text[at])) {
            at++;
        }
        return at;
    }

    /** The offset after the value that starts at {@code from}. */
    static int afterValue(byte[] text, int from) {
        return switch (text[from]) {
            case '"' -> afterString(text, from);
            case '{', '[' -> afterContainer(text, from);
            default -> afterScalar(text, from);
        };
    }

    static int afterString(byte[] text, int from) {
        int at = from + 1;
        while (text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int afterContainer(byte[] text, int from) {
        int depth = 0;
        int at = from;
        do {
            switch (text[at]) {
                case '"' -> at = afterString(text, at) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0);
        return at;
    }

    private static int afterScalar(byte[] text, int from) {
        int at = from;
        while (at < text.length && !isWhitespace(text[at]) && ",]}".indexOf(text[at]) < 0) {
            at++;
        }
        return at;
    }

    private static boolean isWhitespace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
