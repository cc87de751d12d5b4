package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was answered to every command that is judged. */
final class Answers {

    static final String ACCEPTED = "accepted";

    private final Map<Source, String> rejections = new HashMap<>();
    private final List<Input.FromPerson> judged;

    Answers(History history) {
        for (Published published : history.log) {
            if (published.what() instanceof Outgoing.Rejected rejected) {
                rejections.put(rejected.source(), rejected.code());
            }
        }
        judged = history.decided.stream()
                .filter(Input.FromPerson.class::isInstance)
                .map(Input.FromPerson.class::cast)
                .filter(input -> !(input.command() instanceof Command.Wake))
                .filter(input -> !(input.command() instanceof Command.MarkRead))
                .toList();
    }

    /** In the order in which they were judged, repeats included. */
    List<Input.FromPerson> judged() {
        return judged;
    }

    /** The code of the refusal, or {@link #ACCEPTED}. */
    String to(Input.FromPerson command) {
        return rejections.getOrDefault(command.header().source(), ACCEPTED);
    }
}
