package io.deskstream.gateway.kafka;

import io.deskstream.avro.Actor;
import io.deskstream.avro.PresenceSignal;
import io.deskstream.avro.TypingSignal;
import io.deskstream.gateway.domain.ConversationIndex;
import io.deskstream.gateway.domain.Frame;
import io.deskstream.gateway.domain.Signal;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Turns records of {@code live-signals} into what passes through the hub. */
final class SignalTranslator {

    private final ConversationIndex conversations;

    SignalTranslator(ConversationIndex conversations) {
        this.conversations = conversations;
    }

    /** The signal, or null for what is none that we know. */
    @Nullable
    Signal signal(IndexedRecord value) {
        return switch (value) {
            case TypingSignal typing when typing.getActor() != null -> typing(typing, typing.getActor());
            case PresenceSignal presence ->
                new Signal.Presence(
                        new Frame.Presence(presence.getUserId(), presence.getStatus(), presence.getViewing()));
            default -> null;
        };
    }

    private Signal typing(TypingSignal typing, Actor actor) {
        var who = new Frame.TypingActor(actor.getKind(), actor.getId(), actor.getName());
        var frame = new Frame.Typing(typing.getConversationId(), who, typing.getOn());
        return new Signal.Typing(frame, conversations.get(typing.getConversationId()));
    }
}
