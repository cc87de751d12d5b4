package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.ConversationShown;
import io.deskstream.testkit.guarantee.Fact.FrameSeen;
import io.deskstream.testkit.guarantee.Fact.MessageShown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A stream shows nothing that is not there in the end, at that place, unless it was erased: what is told was stored before. */
public final class StreamShowsWhatIsKept implements Guarantee {

    private record Place(String conversation, String messageId, long seq) {}

    @Override
    public String promise() {
        return "a stream shows only what is kept";
    }

    @Override
    public List<String> breaks(History history) {
        Set<Place> kept = new HashSet<>();
        for (MessageShown shown : history.all(MessageShown.class)) {
            kept.add(new Place(shown.conversation(), shown.messageId(), shown.seq()));
        }
        Map<String, Long> erased = new HashMap<>();
        for (ConversationShown shown : history.all(ConversationShown.class)) {
            erased.put(shown.conversation(), shown.erasedUpToSeq());
        }
        List<String> breaks = new ArrayList<>();
        for (FrameSeen frame : history.all(FrameSeen.class)) {
            boolean isErased = frame.seq() <= erased.getOrDefault(frame.conversation(), 0L);
            if (!isErased && !kept.contains(new Place(frame.conversation(), frame.messageId(), frame.seq()))) {
                breaks.add("shown, and not kept: " + frame);
            }
        }
        return breaks;
    }
}
