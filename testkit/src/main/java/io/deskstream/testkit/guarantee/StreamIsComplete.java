package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.FrameSeen;
import io.deskstream.testkit.guarantee.Fact.MessageShown;
import io.deskstream.testkit.guarantee.Fact.Resynced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A stream that was open from before the first message, and never told to load anew, has shown every message. */
public final class StreamIsComplete implements Guarantee {

    @Override
    public String promise() {
        return "a stream skips nothing in silence";
    }

    @Override
    public List<String> breaks(History history) {
        Set<String> excused =
                history.all(Resynced.class).stream().map(Resynced::stream).collect(Collectors.toSet());
        Map<String, Set<String>> seen = history.all(FrameSeen.class).stream()
                .collect(Collectors.groupingBy(
                        FrameSeen::stream, Collectors.mapping(FrameSeen::messageId, Collectors.toSet())));
        List<String> breaks = new ArrayList<>();
        seen.forEach((stream, messages) -> {
            for (MessageShown shown : history.all(MessageShown.class)) {
                if (!excused.contains(stream) && !messages.contains(shown.messageId())) {
                    breaks.add("%s has not shown %s".formatted(stream, shown));
                }
            }
        });
        return breaks;
    }
}
