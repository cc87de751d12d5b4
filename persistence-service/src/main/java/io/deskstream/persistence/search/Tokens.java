package io.deskstream.persistence.search;

import io.deskstream.persistence.search.SearchText.Word;
import java.util.stream.IntStream;

/**
 * What a text is found by, as numbers of 0 and above: a word by its beginnings, text without spaces by its characters and
 * pairs of them, an emoji by itself. Two words may share a number: who finds a text by it looks again. A change here needs
 * the index filled anew.
 */
public final class Tokens {

    /** Longer words are found by this many characters. */
    private static final int LONGEST_BEGINNING = 16;

    private Tokens() {}

    /** All that a text can be found by, each once. */
    public static int[] of(String text) {
        return SearchText.of(text).words().stream()
                .flatMapToInt(Tokens::ofText)
                .distinct()
                .toArray();
    }

    private static IntStream ofText(Word word) {
        String text = word.text();
        int characters = text.codePointCount(0, text.length());
        return switch (word.kind()) {
            case EMOJI -> IntStream.of(number(text));
            case DENSE -> IntStream.concat(parts(text, characters, 1), parts(text, characters, 2));
            case SPACED ->
                IntStream.rangeClosed(1, Math.min(characters, LONGEST_BEGINNING))
                        .map(length -> number(part(text, 0, length)));
        };
    }

    /** What a text must have to be found by this word. */
    static IntStream ofTerm(Word word) {
        String text = word.text();
        int characters = text.codePointCount(0, text.length());
        return switch (word.kind()) {
            case EMOJI -> IntStream.of(number(text));
            case DENSE -> parts(text, characters, Math.min(characters, 2));
            case SPACED -> IntStream.of(number(part(text, 0, Math.min(characters, LONGEST_BEGINNING))));
        };
    }

    private static IntStream parts(String text, int characters, int length) {
        return IntStream.rangeClosed(0, characters - length).map(at -> number(part(text, at, length)));
    }

    private static String part(String text, int at, int length) {
        int begin = text.offsetByCodePoints(0, at);
        return text.substring(begin, text.offsetByCodePoints(begin, length));
    }

    /** FNV-1a with a last mixing, without the sign: the negative numbers are {@link TimeBuckets}'. */
    private static int number(String text) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
        return (hash ^ hash >>> 13) & Integer.MAX_VALUE;
    }
}
