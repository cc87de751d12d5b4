package io.deskstream.persistence.search;

import io.deskstream.persistence.search.SearchText.Kind;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Unicode says of characters, as far as search asks. */
final class Scripts {

    private static final Set<UnicodeScript> DENSE = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final int PROLONGED_SOUND = 0x30FC;

    private Scripts() {}

    /** Null for what stands between words. */
    static @Nullable Kind kind(int codePoint) {
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint) ? Kind.SPACED : null;
        }
        if (codePoint == PROLONGED_SOUND || isWordly(codePoint) && DENSE.contains(UnicodeScript.of(codePoint))) {
            return Kind.DENSE;
        }
        if (isWordly(codePoint)) {
            return Kind.SPACED;
        }
        return isEmoji(codePoint) ? Kind.EMOJI : null;
    }

    private static boolean isWordly(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || isMark(codePoint);
    }

    private static boolean isEmoji(int codePoint) {
        return Character.isExtendedPictographic(codePoint) || Character.isEmojiPresentation(codePoint);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Where the character that begins at {@code begin} ends, with what belongs to it. */
    static int clusterEnd(String text, int begin, int length) {
        int codePoint = text.codePointAt(begin);
        int end = begin + Character.charCount(codePoint);
        while (end < length && continues(codePoint, text.codePointAt(end))) {
            codePoint = text.codePointAt(end);
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private static boolean continues(int before, int codePoint) {
        return codePoint >= 0x80
                && (isMark(codePoint)
                        || Character.isEmojiModifier(codePoint)
                        || codePoint == 0xFF9E // half-width voiced and semi-voiced sound marks
                        || codePoint == 0xFF9F
                        || isJamo(before) && isJamo(codePoint) && codePoint >= 0x1160
                        || isRegional(before) && isRegional(codePoint));
    }

    private static boolean isJamo(int codePoint) {
        return codePoint >= 0x1100 && codePoint <= 0x11FF;
    }

    private static boolean isRegional(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }
}
