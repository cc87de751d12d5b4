package io.deskstream.persistence.search;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;

/**
 * What search makes alike: case, accents, Arabic and Hebrew vowel signs, forms of alef, ya, ta marbuta and kaf, widths,
 * digits of all scripts, skin tones. Marks that make another letter (Japanese, Indic, Thai) stay. A change here needs the
 * index filled anew.
 */
final class Folding {

    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "l"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ς', "σ"),
            Map.entry(0x0671, "\u0627"), // alef wasla
            Map.entry(0x0649, "\u064A"), // alef maksura
            Map.entry(0x06CC, "\u064A"), // Persian ya
            Map.entry(0x0629, "\u0647"), // ta marbuta
            Map.entry(0x06A9, "\u0643")); // Persian kaf

    private Folding() {}

    /** Of a letter with its marks. */
    static String fold(String cluster) {
        if (cluster.length() == 1 && cluster.charAt(0) < 0x80) {
            return String.valueOf(Character.toLowerCase(cluster.charAt(0)));
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(cluster, Form.NFKD).codePoints().forEach(codePoint -> append(plain, codePoint));
        return Normalizer.normalize(plain.toString().toLowerCase(Locale.ROOT), Form.NFC);
    }

    private static void append(StringBuilder plain, int codePoint) {
        String letter = LETTERS.get(codePoint);
        if (letter != null) {
            plain.append(letter);
        } else if (Character.isDigit(codePoint)) {
            plain.append(Character.digit(codePoint, 10));
        } else if (!isDropped(codePoint)) {
            plain.appendCodePoint(codePoint);
        }
    }

    private static boolean isDropped(int codePoint) {
        return codePoint == 0x0640 // tatweel
                || Character.isEmojiModifier(codePoint)
                || Character.isIdentifierIgnorable(codePoint) // joiners, directions, controls
                || isAccent(codePoint);
    }

    private static boolean isAccent(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK && isOfAccents(codePoint)
                || Character.getType(codePoint) == Character.ENCLOSING_MARK;
    }

    private static boolean isOfAccents(int codePoint) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(codePoint);
        return block == Character.UnicodeBlock.COMBINING_DIACRITICAL_MARKS
                || block == Character.UnicodeBlock.COMBINING_DIACRITICAL_MARKS_EXTENDED
                || block == Character.UnicodeBlock.COMBINING_DIACRITICAL_MARKS_SUPPLEMENT
                || block == Character.UnicodeBlock.COMBINING_MARKS_FOR_SYMBOLS
                || block == Character.UnicodeBlock.VARIATION_SELECTORS
                || block == Character.UnicodeBlock.ARABIC
                || block == Character.UnicodeBlock.ARABIC_EXTENDED_A
                || block == Character.UnicodeBlock.HEBREW;
    }
}
