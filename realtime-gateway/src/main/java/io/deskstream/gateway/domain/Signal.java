package io.deskstream.gateway.domain;

import org.jspecify.annotations.Nullable;

/** What passes and is not kept: typing and presence. */
public sealed interface Signal {

    /**
     * Somebody types in a conversation.
     *
     * @param facts what is known of the conversation, null if nothing: then only admins are told
     */
    record Typing(Frame.Typing frame, @Nullable ConversationFacts facts) implements Signal {}

    record Presence(Frame.Presence frame) implements Signal {}

    /** Signals of one key replace each other. */
    default String key() {
        return switch (this) {
            case Typing s ->
                "typing:" + s.frame().conversationId() + ':' + s.frame().actor().id();
            case Presence s -> "presence:" + s.frame().userId();
        };
    }
}
