package io.deskstream.ingest.domain.json;

/**
 * What may make a JSON value hard to read for those behind us.
 *
 * @param depth the deepest nesting; 1 for an object of scalars, 0 for a scalar
 * @param longestNumber in characters
 * @param longestName of a member, in bytes
 */
public record JsonShape(int depth, int longestNumber, int longestName) {

    static JsonShape of(byte[] source, int from, int to) {
        int depth = 0;
        int deepest = 0;
        int number = 0;
        int name = 0;
        int at = from;
        while (at < to) {
            int start = at;
            switch (source[at]) {
                case '"' -> {
                    at = Bytes.afterString(source, at);
                    name = isName(source, at, to) ? Math.max(name, at - start - 2) : name;
                }
                case '{', '[' -> {
                    deepest = Math.max(deepest, ++depth);
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                    at = Bytes.afterValue(source, at);
                    number = Math.max(number, at - start);
                }
                default -> at++;
            }
        }
        return new JsonShape(deepest, number, name);
    }

    private static boolean isName(byte[] source, int afterString, int to) {
        int at = Bytes.afterWhitespace(source, afterString);
        return at < to && source[at] == ':';
    }
}
