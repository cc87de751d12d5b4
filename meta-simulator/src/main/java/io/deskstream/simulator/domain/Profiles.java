package io.deskstream.simulator.domain;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A pleasant made-up person for every id, always the same; none for ids that end in 404. */
public final class Profiles {
    private static final String WITHOUT_PROFILE = "404";
    private static final List<String> FIRST = List.of(
            "Amelia", "Noah", "Ines", "Mateo", "Yuki", "Priya", "Oskar", "Leila", "Tomás", "Freya", "Kofi", "Anouk",
            "Elias", "Mina", "Rosa", "Jonas", "Aisha", "Luca", "Zoë", "Ravi", "Clara", "Hugo", "Sofía", "Björn");
    private static final List<String> LAST = List.of(
            "Martins",
            "Okafor",
            "Lindqvist",
            "Tanaka",
            "Moreau",
            "Sharma",
            "Novak",
            "Haddad",
            "Fischer",
            "Rossi",
            "García",
            "Nielsen",
            "Kowalski",
            "Silva",
            "Mensah",
            "Dubois",
            "Keller",
            "Iyer",
            "Costa",
            "Ødegaard");

    public Optional<Profile> profile(String id, Channel channel) {
        if (id.endsWith(WITHOUT_PROFILE)) {
            return Optional.empty();
        }
        int hash = spread(id.hashCode());
        String first = FIRST.get(hash % FIRST.size());
        String last = LAST.get(hash / FIRST.size() % LAST.size());
        return Optional.of(new Profile(id, first, last, channel == Channel.INSTAGRAM ? username(first, id) : null));
    }

    private static String username(String first, String id) {
        String ascii = Normalizer.normalize(first.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
        return ascii + "." + id.substring(Math.max(0, id.length() - 4));
    }

    /** Murmur's finaliser: neighbouring ids become people who have nothing in common. */
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return (mixed ^ (mixed >>> 16)) & Integer.MAX_VALUE;
    }
}
