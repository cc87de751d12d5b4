package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.Direction;
import io.deskstream.testkit.guarantee.Fact.MessageShown;
import io.deskstream.testkit.guarantee.Fact.ReplyAccepted;
import io.deskstream.testkit.guarantee.Fact.Sent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * At the end a reply is sent, and then the platform has it; or its outcome is unknown, and then the platform has it not: what
 * it has, it told by an echo.
 */
public final class RepliesAreSettled implements Guarantee {

    private static final Set<String> SENT = Set.of("sent", "delivered", "read");

    @Override
    public String promise() {
        return "every reply is settled";
    }

    @Override
    public List<String> breaks(History history) {
        Set<List<String>> taken = new HashSet<>();
        history.all(Sent.class).forEach(sent -> taken.add(List.of(sent.conversation(), sent.text())));
        Set<String> ours = new HashSet<>();
        history.all(ReplyAccepted.class).forEach(reply -> ours.add(reply.messageId()));
        List<String> breaks = new ArrayList<>();
        for (MessageShown message : history.all(MessageShown.class)) {
            if (message.direction() == Direction.OUTBOUND && ours.contains(message.messageId())) {
                boolean has =
                        taken.contains(List.of(message.conversation(), Objects.requireNonNullElse(message.text(), "")));
                String wrong = wrong(message.status(), has);
                if (wrong != null) {
                    breaks.add(wrong + ": " + message);
                }
            }
        }
        return breaks;
    }

    private static @Nullable String wrong(String status, boolean taken) {
        if (SENT.contains(status)) {
            return taken ? null : "called sent, and the platform has it not";
        }
        if (status.equals("unknown")) {
            return taken ? "called unknown, and the platform has it" : null;
        }
        return "neither sent nor unknown";
    }
}
