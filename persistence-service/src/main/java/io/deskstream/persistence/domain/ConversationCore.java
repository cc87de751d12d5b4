package io.deskstream.persistence.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch of inputs over the rows they touch, in order. Pure: the same rows and inputs give the same result. The rows
 * are changed in place; what is to be told comes back.
 */
public final class ConversationCore {

    private ConversationCore() {}

    /** What cannot be decided, for whatever reason, goes to the dead letters alone. */
    public record Failure(Input input, RuntimeException reason) {}

    /** @param outgoing in the order in which it is to be published */
    public record Decision(List<Outgoing> outgoing, List<Failure> failures) {}

    /**
     * Decides.
     *
     * @param rows of every conversation that an input names, by conversation id; holding what {@link Needs} names
     */
    public static Decision decide(Map<UUID, Rows> rows, List<Input> inputs) {
        Batch batch = new Batch();
        for (Input input : inputs) {
            UUID id = input.header().key().conversationId();
            Rows ofConversation = rows.get(id);
            if (ofConversation == null) {
                throw new IllegalArgumentException("the rows of conversation " + id + " were not loaded");
            }
            batch.add(input, ofConversation);
        }
        return batch.decision();
    }

    private static final class Batch {

        private final List<Outgoing> outgoing = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        /** Conversation images that a later one of the batch may make superfluous. */
        private final Map<UUID, Outgoing.ConversationChanged> held = new LinkedHashMap<>();

        void add(Input input, Rows rows) {
            try {
                Step.Result result = step(input, rows);
                if (result != null) {
                    add(result);
                }
            } catch (RuntimeException e) {
                failures.add(new Failure(input, e));
            }
        }

        private void add(Step.Result result) {
            outgoing.addAll(result.outgoing());
            Outgoing.ConversationChanged image = result.image();
            if (image == null) {
                return;
            }
            UUID id = image.conversation().id();
            held.remove(id);
            if (result.countersOnly()) {
                held.put(id, image);
            } else {
                outgoing.add(image);
            }
        }

        Decision decision() {
            outgoing.addAll(held.values());
            return new Decision(List.copyOf(outgoing), List.copyOf(failures));
        }
    }

    private static Step.@Nullable Result step(Input input, Rows rows) {
        Step step = new Step(rows, input.header(), actor(input, rows), platformTime(input), origin(input));
        switch (input) {
            case Input.FromPlatform platform -> platform(step, platform.event());
            case Input.FromPerson person
            when step.isNewConversation() -> {
                boolean wake = person.command() instanceof Command.Wake;
                return wake ? null : step.rejected(person, Refusal.CONVERSATION_NOT_FOUND);
            }
            case Input.FromPerson person -> CommandRules.command(step, person);
            case Input.FromSender sender when !step.isNewConversation() -> SendRules.outcome(step, sender);
            case Input.ProfileFound profile
            when !step.isNewConversation() && !ErasureRules.isNameless(step) ->
                step.conversation.participant = step.conversation.participant.with(
                        new Participant(profile.name(), profile.username(), profile.avatarUrl(), false));
            // An answer about a conversation that is not there has nothing to change.
            case Input.FromSender sender -> {
                return null;
            }
            case Input.ProfileFound profile -> {
                return null;
            }
        }
        return step.finish();
    }

    private static void platform(Step step, PlatformEvent event) {
        if (ErasureRules.isOfErased(step, event)) {
            return;
        }
        boolean nameless = ErasureRules.isNameless(step);
        if (step.isNewConversation()) {
            step.wantProfile();
        }
        switch (event) {
            case PlatformEvent.CustomerMessage message -> InboundRules.customerMessage(step, message);
            case PlatformEvent.Echo echo -> EchoRules.echo(step, echo);
            case PlatformEvent.Postback postback -> InboundRules.postback(step, postback);
            case PlatformEvent.Delivered delivered -> ReceiptRules.delivered(step, delivered);
            case PlatformEvent.Read read -> ReceiptRules.read(step, read);
            case PlatformEvent.Unsent unsent -> AmendmentRules.unsent(step, unsent);
            case PlatformEvent.Edited edited -> AmendmentRules.edited(step, edited);
            case PlatformEvent.Reacted reacted -> AmendmentRules.reacted(step, reacted);
            case PlatformEvent.Activity activity -> InboundRules.activity(step, activity);
            case PlatformEvent.HandOver handOver -> HandOverRules.handedOver(step, handOver);
        }
        if (nameless && !ErasureRules.isNameless(step)) {
            step.wantProfile();
        }
    }

    private static Actor actor(Input input, Rows rows) {
        return switch (input) {
            case Input.FromPerson person -> person.actor();
            case Input.FromPlatform platform -> actor(platform.header(), platform.event(), rows);
            case Input.FromSender sender -> Actor.SYSTEM;
            case Input.ProfileFound profile -> Actor.SYSTEM;
        };
    }

    private static Actor actor(Input.Header header, PlatformEvent event, Rows rows) {
        return switch (event) {
            case PlatformEvent.Echo echo -> page(header);
            case PlatformEvent.Unsent(var mid, Party by, var at) -> party(by, header, rows);
            case PlatformEvent.Edited(var mid, Party by, var text, var count, var at) -> party(by, header, rows);
            case PlatformEvent.Reacted(var mid, Party by, var emoji, var at) -> party(by, header, rows);
            case PlatformEvent.HandOver handOver -> Actor.SYSTEM;
            case PlatformEvent.CustomerMessage message -> customer(header, rows);
            case PlatformEvent.Postback postback -> customer(header, rows);
            case PlatformEvent.Delivered delivered -> customer(header, rows);
            case PlatformEvent.Read read -> customer(header, rows);
            case PlatformEvent.Activity activity -> customer(header, rows);
        };
    }

    private static Actor party(Party party, Input.Header header, Rows rows) {
        return switch (party) {
            case CUSTOMER -> customer(header, rows);
            case PAGE -> page(header);
        };
    }

    private static Actor page(Input.Header header) {
        return new Actor(Actor.Kind.PAGE, header.key().accountId(), "");
    }

    private static Actor customer(Input.Header header, Rows rows) {
        Conversation conversation = rows.conversation();
        String name = conversation == null ? null : conversation.participant().name();
        return new Actor(Actor.Kind.CUSTOMER, header.key().participantId(), name == null ? "" : name);
    }

    private static @Nullable Long platformTime(Input input) {
        return input instanceof Input.FromPlatform platform ? platform.event().at() : null;
    }

    private static Origin origin(Input input) {
        return input instanceof Input.FromPlatform platform ? platform.origin() : Origin.DIRECT;
    }
}
