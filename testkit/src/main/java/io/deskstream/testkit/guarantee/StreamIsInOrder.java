package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.FrameSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A stream shows a conversation's images by growing version; only what it has shown before may come again. */
public final class StreamIsInOrder implements Guarantee {

    private record Place(String stream, String conversation) {}

    private record Image(Place place, String messageId, long version) {}

    @Override
    public String promise() {
        return "a stream keeps a conversation's order";
    }

    @Override
    public List<String> breaks(History history) {
        Set<Image> shown = new HashSet<>();
        Map<Place, Long> highest = new HashMap<>();
        List<String> breaks = new ArrayList<>();
        for (FrameSeen frame : history.all(FrameSeen.class)) {
            Place place = new Place(frame.stream(), frame.conversation());
            if (shown.add(new Image(place, frame.messageId(), frame.version()))) {
                Long before = highest.merge(place, frame.version(), Math::max);
                if (before != null && before > frame.version()) {
                    breaks.add("version %d was shown before %s".formatted(before, frame));
                }
            }
        }
        return breaks;
    }
}
