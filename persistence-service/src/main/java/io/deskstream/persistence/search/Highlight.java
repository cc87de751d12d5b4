package io.deskstream.persistence.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text around the first place that was found, cut into what was and was not searched for. */
final class Highlight {

    private static final int LONGEST = 240;
    private static final int BEFORE = 60;
    private static final String ELLIPSIS = "…";

    private final String text;
    private final int end;
    private final List<Segment> segments = new ArrayList<>();
    private int at;

    private Highlight(String text, int begin, int end) {
        this.text = text;
        this.end = end;
        this.at = begin;
    }

    /** Of at least one span. */
    static List<Segment> of(String text, List<Span> spans) {
        List<Span> ordered =
                spans.stream().sorted(Comparator.comparingInt(Span::begin)).toList();
        int begin = text.length() <= LONGEST
                ? 0
                : boundary(text, Math.max(0, ordered.getFirst().begin() - BEFORE));
        int end = boundary(text, Math.min(text.length(), begin + LONGEST));
        Highlight highlight = new Highlight(text, begin, end);
        ordered.forEach(highlight::add);
        highlight.append(end, false);
        return highlight.segments(begin > 0, end < text.length());
    }

    /** No code point is cut in two. */
    private static int boundary(String text, int at) {
        boolean inside = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return inside ? at - 1 : at;
    }

    private void add(Span span) {
        append(span.begin(), false);
        append(span.end(), true);
    }

    private void append(int to, boolean match) {
        int until = Math.min(to, end);
        if (until > at) {
            segments.add(new Segment(text.substring(at, until), match));
            at = until;
        }
    }

    private List<Segment> segments(boolean cutBefore, boolean cutAfter) {
        List<Segment> all = new ArrayList<>();
        if (cutBefore) {
            all.add(new Segment(ELLIPSIS, false));
        }
        all.addAll(segments);
        if (cutAfter) {
            all.add(new Segment(ELLIPSIS, false));
        }
        return all;
    }
}
