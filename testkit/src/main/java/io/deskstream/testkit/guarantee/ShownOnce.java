package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.MessageShown;
import java.util.ArrayList;
import java.util.List;

/** No message is shown twice. Expects that every text was written once only. */
public final class ShownOnce implements Guarantee {

    @Override
    public String promise() {
        return "nothing is shown twice";
    }

    @Override
    public List<String> breaks(History history) {
        List<MessageShown> shown = history.all(MessageShown.class);
        List<String> breaks = new ArrayList<>();
        breaks.addAll(Repeats.of(shown, "id", MessageShown::messageId));
        breaks.addAll(Repeats.of(shown, "platform's id", MessageShown::platformMessageId));
        breaks.addAll(Repeats.of(shown, "client's id", MessageShown::clientMessageId));
        breaks.addAll(Repeats.of(shown, "text", MessageShown::text));
        return breaks;
    }
}
