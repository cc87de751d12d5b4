package io.deskstream.ingest.domain.json;

import java.util.BitSet;

/**
 * Checks bytes against the grammar of RFC 8259 in one pass. Does not recurse, so no depth of nesting can exhaust the stack,
 * and computes no numbers. Bytes from 0x80 on are let through inside strings: whether they are UTF-8 is a question of the
 * one value they stand in. Not for use by several threads.
 */
final class JsonSyntax {

    private final byte[] text;
    private final BitSet objects = new BitSet();
    private int depth;
    private int at;

    private JsonSyntax(byte[] text) {
        this.text = text;
    }

    /** Whether {@code text} is exactly one JSON value with nothing but white space around it. */
    static boolean holds(byte[] text) {
        try {
            JsonSyntax syntax = new JsonSyntax(text);
            syntax.document();
            return true;
        } catch (Violation e) {
            return false;
        }
    }

    private void document() throws Violation {
        do {
            if (opens()) {
                continue;
            }
            scalar();
            closeWhatEnds();
        } while (depth > 0);
        whitespace();
        require(at == text.length);
    }

    /** Reads an opening bracket and what must follow it; false at anything else. An empty container is closed at once. */
    private boolean opens() throws Violation {
        whitespace();
        int c = peek();
        if (c != '{' && c != '[') {
            return false;
        }
        at++;
        objects.set(depth++, c == '{');
        whitespace();
        if (peek() == closing()) {
            closeWhatEnds();
        } else if (c == '{') {
            name();
        }
        return true;
    }

    /** After a value: closes containers until one goes on with a comma, or none is open. */
    private void closeWhatEnds() throws Violation {
        while (depth > 0) {
            whitespace();
            int c = peek();
            at++;
            if (c == ',') {
                nameInObject();
                return;
            }
            require(c == closing());
            depth--;
        }
    }

    private int closing() {
        return objects.get(depth - 1) ? '}' : ']';
    }

    private void nameInObject() throws Violation {
        if (objects.get(depth - 1)) {
            whitespace();
            name();
        }
    }

    private void name() throws Violation {
        string();
        whitespace();
        expect(':');
    }

    private void scalar() throws Violation {
        switch (peek()) {
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void literal(String word) throws Violation {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void number() throws Violation {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() throws Violation {
        int first = at;
        while (Bytes.isDigit(peek())) {
            at++;
        }
        require(at > first);
    }

    private void string() throws Violation {
        expect('"');
        int c;
        while ((c = peek()) != '"') {
            require(c < 0x80 ? c >= 0x20 : true);
            at++;
            if (c == '\\') {
                escape();
            }
        }
        at++;
    }

    private void escape() throws Violation {
        int c = peek();
        at++;
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                require(Character.digit(peek(), 16) >= 0);
                at++;
            }
        } else {
            require(c >= 0 && "\"\\/bfnrt".indexOf(c) >= 0);
        }
    }

    private void expect(int wanted) throws Violation {
        require(peek() == wanted);
        at++;
    }

    private void whitespace() {
        at = Bytes.afterWhitespace(text, at);
    }

    /** The byte here as 0 to 255, or -1 at the end. */
    private int peek() {
        return at < text.length ? text[at] & 0xFF : -1;
    }

    private static void require(boolean held) throws Violation {
        if (!held) {
            throw new Violation();
        }
    }

    /** The text is no JSON; where and why does not matter to anyone. */
    private static final class Violation extends Exception {

        Violation() {
            super(null, null, false, false);
        }
    }
}
