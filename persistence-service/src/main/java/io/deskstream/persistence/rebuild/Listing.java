package io.deskstream.persistence.rebuild;

import java.util.Collection;
import java.util.stream.Collectors;

/** A count with the first few of what is counted. */
final class Listing {

    private static final int SHOWN = 10;

    private Listing() {}

    /** @param most were asked for: that many means that many or more */
    static String of(Collection<String> ids, int most) {
        String count = ids.size() + (ids.size() >= most ? " or more" : "");
        return ids.isEmpty()
                ? count
                : count + ": " + ids.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + (ids.size() > SHOWN ? ", …" : "");
    }
}
