package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.CustomerWrote;
import io.deskstream.testkit.guarantee.Fact.MessageShown;
import io.deskstream.testkit.guarantee.Fact.ReplyAccepted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every customer's message and every accepted reply is there, in its conversation. */
public final class AcknowledgedIsKept implements Guarantee {

    @Override
    public String promise() {
        return "what was acknowledged is kept";
    }

    @Override
    public List<String> breaks(History history) {
        Set<List<String>> shown = new HashSet<>();
        for (MessageShown message : history.all(MessageShown.class)) {
            shown.add(List.of(message.conversation(), message.messageId()));
            if (message.platformMessageId() != null) {
                shown.add(List.of(message.conversation(), message.platformMessageId()));
            }
        }
        List<String> breaks = new ArrayList<>();
        for (CustomerWrote wrote : history.all(CustomerWrote.class)) {
            if (!shown.contains(List.of(wrote.conversation(), wrote.platformMessageId()))) {
                breaks.add("a customer's message is missing: " + wrote);
            }
        }
        for (ReplyAccepted reply : history.all(ReplyAccepted.class)) {
            if (!shown.contains(List.of(reply.conversation(), reply.messageId()))) {
                breaks.add("an accepted reply is missing: " + reply);
            }
        }
        return breaks;
    }
}
