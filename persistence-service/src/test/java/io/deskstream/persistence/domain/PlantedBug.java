package io.deskstream.persistence.domain;

import io.deskstream.persistence.domain.Pending.Phase;
import io.deskstream.persistence.domain.Pending.Replies;
import io.deskstream.persistence.domain.world.Fault;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A bug of the core, planted by showing it rows that are not so. */
public final class PlantedBug {

    private final Fault fault;
    private final List<Command> commands;

    private PlantedBug(Fault fault, List<Command> commands) {
        this.fault = fault;
        this.commands = commands;
    }

    public static @Nullable PlantedBug of(Fault fault, List<Input> inputs) {
        return switch (fault) {
            case FORGETS_ITS_ANSWERS, FORGETS_WHO_REPLIED, CANCELS_WHAT_IS_IN_FLIGHT, RETRIES_WHAT_LEFT ->
                new PlantedBug(
                        fault,
                        inputs.stream()
                                .filter(Input.FromPerson.class::isInstance)
                                .map(input -> ((Input.FromPerson) input).command())
                                .toList());
            default -> null;
        };
    }

    public Conversation see(Conversation conversation) {
        Conversation.Draft draft = conversation.draft();
        if (fault == Fault.FORGETS_ITS_ANSWERS) {
            draft.pending.answers.clear();
        }
        if (fault == Fault.FORGETS_WHO_REPLIED) {
            draft.pending.replies = Replies.NONE;
        }
        if (fault == Fault.CANCELS_WHAT_IS_IN_FLIGHT) {
            Set<UUID> cancelled = commands.stream()
                    .filter(Command.Cancel.class::isInstance)
                    .map(command -> ((Command.Cancel) command).messageId())
                    .collect(Collectors.toSet());
            draft.pending.sends.replaceAll(
                    send -> cancelled.contains(send.messageId()) ? send.in(Phase.WAITING, null) : send);
        }
        return draft.build();
    }

    public Message see(Message message) {
        boolean retried = commands.contains(new Command.Retry(message.id()));
        if (fault != Fault.RETRIES_WHAT_LEFT || !retried || message.status() != Message.Status.SENT) {
            return message;
        }
        Message.Draft draft = message.draft();
        draft.status = Message.Status.FAILED;
        return draft.build();
    }
}
