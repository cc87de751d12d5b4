package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.MessageShown;
import io.deskstream.testkit.guarantee.Fact.ReplyAccepted;
import io.deskstream.testkit.guarantee.Fact.Sent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Within a conversation the platform got replies in the order in which they were accepted, and they are shown so. */
public final class RepliesLeaveInOrder implements Guarantee {

    @Override
    public String promise() {
        return "replies leave in order";
    }

    @Override
    public List<String> breaks(History history) {
        Map<String, List<Sent>> sent = history.byConversation(Sent.class);
        Map<String, List<MessageShown>> shown = history.byConversation(MessageShown.class);
        List<String> breaks = new ArrayList<>();
        history.byConversation(ReplyAccepted.class).forEach((conversation, replies) -> {
            compare(
                    breaks,
                    conversation + " at the platform",
                    replies.stream().map(ReplyAccepted::text).toList(),
                    sent.getOrDefault(conversation, List.of()).stream()
                            .map(Sent::text)
                            .toList());
            compare(
                    breaks,
                    conversation + " as shown",
                    replies.stream().map(ReplyAccepted::messageId).toList(),
                    shown.getOrDefault(conversation, List.of()).stream()
                            .map(MessageShown::messageId)
                            .toList());
        });
        return breaks;
    }

    private static void compare(List<String> breaks, String where, List<String> accepted, List<String> seen) {
        List<String> expected = common(accepted, seen);
        List<String> actual = common(seen, accepted);
        if (!expected.equals(actual)) {
            breaks.add("%s: accepted as %s, then %s".formatted(where, expected, actual));
        }
    }

    /** Those of the first that the second has too, each once, in the order of the first. */
    private static List<String> common(List<String> first, Collection<String> second) {
        Collection<String> known = new HashSet<>(second);
        return new LinkedHashSet<>(first).stream().filter(known::contains).toList();
    }
}
