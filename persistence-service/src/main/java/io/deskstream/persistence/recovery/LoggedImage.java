package io.deskstream.persistence.recovery;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Message;
import io.deskstream.schemas.ids.ConversationKey;
import java.util.UUID;

/** What one record on conversation-events says of one row. */
public sealed interface LoggedImage {

    UUID conversationId();

    /** Of the row: a message's or the conversation's. */
    UUID id();

    record OfMessage(ConversationKey key, Message message) implements LoggedImage {
        @Override
        public UUID conversationId() {
            return message.conversationId();
        }

        @Override
        public UUID id() {
            return message.id();
        }
    }

    record OfConversation(Conversation conversation) implements LoggedImage {
        @Override
        public UUID conversationId() {
            return conversation.id();
        }

        @Override
        public UUID id() {
            return conversation.id();
        }
    }

    /** The message is gone. */
    record MessageErased(UUID conversationId, UUID id) implements LoggedImage {}
}
