package io.deskstream.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text is found by in the scripts that customers write, by the words themselves and by the index's numbers. */
class SearchTermsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # query            | text
                    refund             | I want a REFUND now
                    ref                | I want a refund now
                    now refund         | I want a refund now
                    internationalisier | Internationalisierungsbeauftragter
                    donaudampfschiffah | Donaudampfschiffahrt
                    creme brulee       | Crème brûlée, s'il vous plaît
                    crème              | creme
                    strasse            | Straße 7
                    STRAẞE             | strasse
                    oresund            | Øresund
                    lodz               | Łódź
                    istanbul           | İSTANBUL
                    ınce               | ince
                    nguyen             | Nguyễn
                    елка               | Ёлка
                    καλημερα           | Καλημέρα
                    λογος              | λόγος
                    ΛΟΓΟΣ              | λόγος
                    احمد               | أحمد
                    آمال               | امال
                    مدرسه              | مدرسة
                    على                | علي
                    محمد               | مُحَمَّد
                    مرحبا              | مـــرحبا بكم
                    کتاب               | كتاب
                    ١٢٣                | order 123
                    שלום               | שָׁלוֹם
                    退款                | 我想要退款，谢谢
                    款                  | 我想要退款，谢谢
                    想要退款             | 我想要退款，谢谢
                    東京                | 東京タワーに行きたい
                    タワー              | 東京タワーに行きたい
                    ﾀﾜｰ                 | 東京タワー
                    がく                | がくせい
                    환불                | 빠른환불해주세요
                    환불                | 빠른 환불 해 주세요
                    เงิน                | ขอคืนเงินหน่อย
                    धन्यवाद             | बहुत धन्यवाद जी
                    👍                  | great 👍🏽 thanks
                    👍🏽                 | great 👍 thanks
                    ❤                   | I ❤️ it
                    ❤️                  | love❤love
                    👨‍👩‍👧               | my 👨‍👩‍👧!
                    🇯🇵                  | 🇩🇪🇯🇵
                    iphone 手机         | 新iPhone手机
                    iPhone手机          | 新iPhone手机
                    ＡＢＣ               | abc
                    ab-1234            | order AB-1234/x
                    john@example.org   | write to john@example.org please
                    50%                | is 50 ok?
                    """)
    void shouldFind(String query, String text) {
        assertThat(SearchTerms.of(query).match(text)).isPresent();
        assertThat(numbers(Tokens.of(text)))
                .containsAll(numbers(SearchTerms.of(query).tokens()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fund        | refund
                    refund x    | refund
                    refunds     | refund
                    退钱          | 我想要退款
                    款退          | 退款
                    がく          | かく
                    👎          | 👍
                    🇯🇵           | 🇩🇪
                    %           | anything
                    """)
    void shouldNotFind(String query, String text) {
        SearchTerms terms = SearchTerms.of(query);
        assertThat(terms.isEmpty() || terms.match(text).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "_", "\\", "&|!:*'()<>", "'); drop table messages; --", "\u200D\u202E", "´¨"})
    void shouldTakeWhatIsNoWordAsNothing(String query) {
        String letters = query.replaceAll("[^a-z]", "");
        assertThat(SearchTerms.of(query).isEmpty()).isEqualTo(letters.isEmpty());
    }

    @Test
    void shouldTellHowCloseItIs() {
        SearchTerms terms = SearchTerms.of("red shoe");
        assertThat(closeness(terms, "a RED shoe!")).isEqualTo(Match.Closeness.PHRASE);
        assertThat(closeness(terms, "the shoe is red")).isEqualTo(Match.Closeness.WORDS);
        assertThat(closeness(terms, "red shoes")).isEqualTo(Match.Closeness.BEGINNINGS);
        assertThat(closeness(SearchTerms.of("退款"), "想退款吗")).isEqualTo(Match.Closeness.PHRASE);
    }

    private static Match.Closeness closeness(SearchTerms terms, String text) {
        return terms.match(text).orElseThrow().closeness();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    creme       | Eine Crème, bitte      | Eine [Crème], bitte
                    cre         | Eine Crème, bitte      | Eine [Crè]me, bitte
                    strasse     | Die Straße             | Die [Straße]
                    strass      | Die Straße             | Die [Straß]e
                    b a         | a b a                  | [a] [b] [a]
                    退款          | 要退款不退款             | 要[退款]不[退款]
                    환불          | 환불이요                | [환불]이요
                    👍          | ok 👍🏽                | ok [👍🏽]
                    محمد        | مُحَمَّد جاء           | [مُحَمَّد] جاء
                    b           | <b>&b                  | <[b]>&[b]
                    """)
    void shouldMarkWhatWasFoundInTheOriginal(String query, String text, String marked) {
        assertThat(marked(SearchTerms.of(query).match(text).orElseThrow().highlight()))
                .isEqualTo(marked);
    }

    private static String marked(List<Segment> segments) {
        return segments.stream()
                .map(segment -> segment.match() ? "[" + segment.text() + "]" : segment.text())
                .collect(Collectors.joining());
    }

    @Test
    void shouldShowTheSurroundingsOfTheFirstPlaceOnly() {
        String text = "😀".repeat(500) + " needle " + "😀".repeat(500);
        List<Segment> highlight =
                SearchTerms.of("needle").match(text).orElseThrow().highlight();
        String shown = highlight.stream().map(Segment::text).collect(Collectors.joining());
        assertThat(shown).hasSizeLessThan(250).contains("😀 needle 😀");
        assertThat(marked(highlight)).startsWith("…").contains("[needle]").endsWith("…");
        assertThat(shown.codePoints().filter(codePoint -> codePoint >= 0xD800 && codePoint < 0xE000))
                .as("halves of characters")
                .isEmpty();
    }

    @Test
    void shouldKeepTheNumbersThatTheIndexHolds() {
        assertThat(Tokens.of("Hi 退款 👍"))
                .as("numbers of an index that is filled: when they change, it has to be filled anew")
                .containsExactly(1307042223, 823533439, 125635253, 190227015, 84089383, 2118184223);
    }

    @Test
    void shouldBearAnyText() {
        String marks = "e" + "\u0301".repeat(50_000);
        assertThat(Tokens.of(marks)).hasSize(1);
        assertThat(Tokens.of("x".repeat(100_000))).hasSize(16);
        assertThat(SearchTerms.of("😀").match("\uD83D broken \uDE00 😀")).isPresent();
        assertThat(SearchTerms.of("ﷺ").match("ﷺ".repeat(19_000))).isPresent();
    }

    private static Set<Integer> numbers(int[] tokens) {
        return Arrays.stream(tokens).boxed().collect(Collectors.toSet());
    }
}
