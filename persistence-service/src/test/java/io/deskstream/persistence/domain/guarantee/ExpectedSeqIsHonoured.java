package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A reply that expects to be the first is written if nobody else has replied above the seq it names, and only then. */
public final class ExpectedSeqIsHonoured implements Guarantee {

    @Override
    public List<String> violations(History history) {
        if (history.databaseLost) {
            return List.of();
        }
        Map<Source, Integer> places = new HashMap<>();
        history.decided.forEach(input -> places.put(input.header().source(), places.size()));
        List<Outgoing.MessageChanged> replies = replies(history);
        Answers answers = new Answers(history);
        List<String> violations = new ArrayList<>();
        for (Input.FromPerson input : answers.judged()) {
            if (input.command() instanceof Command.Send send && send.expectedSeq() != null) {
                String answer = answers.to(input);
                boolean othersReplied = replies.stream().anyMatch(reply -> isAbove(reply, input, places));
                boolean refused = answer.equals("colleague_replied");
                boolean written = replies.stream()
                        .anyMatch(reply -> reply.source().equals(input.header().source()));
                if (refused != othersReplied && (refused || written)) {
                    violations.add(input + " was answered " + answer);
                }
            }
        }
        return violations;
    }

    private static List<Outgoing.MessageChanged> replies(History history) {
        List<Outgoing.MessageChanged> replies = new ArrayList<>();
        for (Published published : history.log) {
            if (published.what() instanceof Outgoing.MessageChanged image
                    && image.created()
                    && image.message().direction() == Message.Direction.OUTBOUND) {
                replies.add(image);
            }
        }
        return replies;
    }

    private static boolean isAbove(Outgoing.MessageChanged reply, Input.FromPerson input, Map<Source, Integer> places) {
        Command.Send send = (Command.Send) input.command();
        boolean before = Objects.requireNonNull(places.get(reply.source()), "every event follows from an input")
                < Objects.requireNonNull(places.get(input.header().source()), "it was decided");
        return before
                && reply.envelope().key().equals(input.header().key())
                && !reply.message().author().id().equals(input.actor().id())
                && reply.message().seq() > Objects.requireNonNull(send.expectedSeq(), "it expects one");
    }
}
