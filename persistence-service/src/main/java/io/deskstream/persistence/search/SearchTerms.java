package io.deskstream.persistence.search;

import io.deskstream.persistence.search.SearchText.Kind;
import io.deskstream.persistence.search.SearchText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody searches for: a text that has all of the words, or words that begin so, in any order. */
public final class SearchTerms {

    private final List<Word> terms;

    private SearchTerms(List<Word> terms) {
        this.terms = terms;
    }

    /** Whatever is no letter, digit or emoji only stands between words. */
    public static SearchTerms of(String query) {
        return new SearchTerms(SearchText.of(query).words());
    }

    /** Nothing is found then. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** What every text that is found has among its {@link Tokens}. */
    public int[] tokens() {
        return terms.stream().flatMapToInt(Tokens::ofTerm).distinct().toArray();
    }

    public Optional<Match> match(String text) {
        SearchText searched = SearchText.of(text);
        List<Span> spans = new ArrayList<>();
        for (Word term : terms) {
            List<Span> found = found(term, searched);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            spans.addAll(found);
        }
        return Optional.of(new Match(closeness(searched.words()), Highlight.of(text, spans)));
    }

    private static List<Span> found(Word term, SearchText text) {
        List<Span> spans = new ArrayList<>();
        for (Word word : text.words()) {
            int at = find(term, word, 0);
            while (at >= 0) {
                int begin = word.begin() + at;
                spans.add(text.span(begin, begin + term.text().length()));
                at = find(term, word, at + 1);
            }
        }
        return spans;
    }

    /** Only text without spaces is found in the middle of a word. */
    private static int find(Word term, Word word, int from) {
        if (term.kind() != word.kind()) {
            return -1;
        }
        if (term.kind() == Kind.DENSE) {
            return word.text().indexOf(term.text(), from);
        }
        return from == 0 && word.text().startsWith(term.text()) ? 0 : -1;
    }

    private Match.Closeness closeness(List<Word> words) {
        for (int from = 0; from + terms.size() <= words.size(); from++) {
            if (isPhrase(words.subList(from, from + terms.size()))) {
                return Match.Closeness.PHRASE;
            }
        }
        boolean whole = terms.stream().allMatch(term -> words.stream().anyMatch(word -> isWhole(term, word)));
        return whole ? Match.Closeness.WORDS : Match.Closeness.BEGINNINGS;
    }

    private boolean isPhrase(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!isWhole(terms.get(i), words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(Word term, Word word) {
        return term.kind() == Kind.DENSE
                ? find(term, word, 0) >= 0
                : term.kind() == word.kind() && term.text().equals(word.text());
    }
}
