package io.deskstream.persistence.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes back what a batch told of one conversation that was lost with the database before it was wholly published. Its inputs
 * will be decided again, maybe otherwise; whoever holds its images must take what comes then, so versions go on above theirs.
 */
public final class Correction {

    private Correction() {}

    /**
     * Corrects. The rows are changed in place.
     *
     * @param messages that the lost batch told of: those among the rows are told as they are, the others are gone
     * @param highest the greatest version that the lost batch told
     */
    public static List<Outgoing> of(Rows rows, Input.Header header, Set<UUID> messages, long highest) {
        Step step = new Step(rows, header, Actor.SYSTEM, null, Origin.DIRECT);
        if (step.isNewConversation()) {
            step.wantProfile();
        }
        step.conversation.version = Math.max(step.conversation.version, highest);
        for (UUID id : messages) {
            Message message = step.message(id);
            if (message == null) {
                step.tell(new Outgoing.MessageErased(step.conversation.id, id, header.source()));
            } else {
                step.update(message.draft());
            }
        }
        return step.finish().told();
    }
}
