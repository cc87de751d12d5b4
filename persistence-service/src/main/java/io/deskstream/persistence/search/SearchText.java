package io.deskstream.persistence.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as search sees it: folded, cut into words, each character knowing where it stands in the original. Only the first
 * {@value #LONGEST} characters count.
 */
public final class SearchText {

    static final int LONGEST = 20_000;

    private final String original;
    private final StringBuilder folded = new StringBuilder();
    private int[] from; // of each folded character, in the original
    private int[] to;
    private final List<Word> words = new ArrayList<>();

    /** How a script sets its words apart. */
    enum Kind {
        /** By spaces. */
        SPACED,
        /** Not at all, or not so that a reader would search by them: Chinese, Japanese, Korean, Thai. */
        DENSE,
        /** Each stands for itself. */
        EMOJI
    }

    /** Between two places of the folded text. */
    record Word(Kind kind, int begin, int end, String text) {}

    private SearchText(String original) {
        this.original = original;
        this.from = new int[original.length() + 16];
        this.to = new int[original.length() + 16];
    }

    public static SearchText of(String text) {
        SearchText made = new SearchText(text);
        made.fold(Math.min(text.length(), LONGEST));
        made.cut();
        return made;
    }

    public String original() {
        return original;
    }

    List<Word> words() {
        return words;
    }

    /** Where characters {@code begin} to {@code end} of the folded text stand in the original. */
    Span span(int begin, int end) {
        return new Span(from[begin], to[end - 1]);
    }

    private void fold(int length) {
        for (int begin = 0; begin < length; ) {
            int end = Scripts.clusterEnd(original, begin, length);
            String cluster = Folding.fold(original.substring(begin, end));
            reserve(folded.length() + cluster.length());
            Arrays.fill(from, folded.length(), folded.length() + cluster.length(), begin);
            Arrays.fill(to, folded.length(), folded.length() + cluster.length(), end);
            folded.append(cluster);
            begin = end;
        }
    }

    /** One character can fold to several. */
    private void reserve(int length) {
        if (length > from.length) {
            from = Arrays.copyOf(from, length * 2);
            to = Arrays.copyOf(to, length * 2);
        }
    }

    private void cut() {
        int at = 0;
        while (at < folded.length()) {
            Kind kind = Scripts.kind(folded.codePointAt(at));
            int end = wordEnd(at, kind);
            if (kind != null) {
                words.add(new Word(kind, at, end, folded.substring(at, end)));
            }
            at = end;
        }
    }

    private int wordEnd(int begin, @Nullable Kind kind) {
        int end = begin + Character.charCount(folded.codePointAt(begin));
        while (kind != Kind.EMOJI && end < folded.length() && Scripts.kind(folded.codePointAt(end)) == kind) {
            end += Character.charCount(folded.codePointAt(end));
        }
        return end;
    }
}
