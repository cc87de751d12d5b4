package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.ReplyAccepted;
import io.deskstream.testkit.guarantee.Fact.Sent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The platform got no reply twice, and none that nobody wrote. Expects that every reply has a text of its own. */
public final class SentOnce implements Guarantee {

    @Override
    public String promise() {
        return "nothing is sent twice";
    }

    @Override
    public List<String> breaks(History history) {
        List<Sent> sent = history.all(Sent.class);
        List<String> breaks = new ArrayList<>(Repeats.of(sent, "text", Sent::text));
        Set<List<String>> written = new HashSet<>();
        for (ReplyAccepted reply : history.all(ReplyAccepted.class)) {
            written.add(List.of(reply.conversation(), reply.text()));
        }
        for (Sent message : sent) {
            if (!written.contains(List.of(message.conversation(), message.text()))) {
                breaks.add("sent, and nobody wrote it: " + message);
            }
        }
        return breaks;
    }
}
