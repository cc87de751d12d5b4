package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.recovery.LoggedImage;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Images of a chunk with one for each row: the one of the greatest version, since the last tombstone.
 *
 * @param tombstones of messages, whatever follows them
 * @param touched conversations of which anything is told
 */
record NewestImages(
        Map<UUID, Conversation> conversationsById,
        Map<UUID, Message> messagesById,
        Map<UUID, LoggedImage.MessageErased> tombstonesById,
        Set<UUID> touched) {

    static NewestImages of(Collection<LoggedImage> images) {
        NewestImages newest =
                new NewestImages(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
        images.forEach(newest::add);
        return newest;
    }

    private void add(LoggedImage image) {
        touched.add(image.conversationId());
        switch (image) {
            case LoggedImage.OfConversation(Conversation conversation) ->
                conversationsById.merge(conversation.id(), conversation, (a, b) -> b.version() > a.version() ? b : a);
            case LoggedImage.OfMessage(var key, Message message) ->
                messagesById.merge(message.id(), message, (a, b) -> b.version() > a.version() ? b : a);
            case LoggedImage.MessageErased tombstone -> {
                messagesById.remove(tombstone.id());
                tombstonesById.put(tombstone.id(), tombstone);
            }
        }
    }

    Collection<Conversation> conversations() {
        return conversationsById.values();
    }

    Set<UUID> conversationIds() {
        return conversationsById.keySet();
    }

    List<Message> messages() {
        return List.copyOf(messagesById.values());
    }

    List<LoggedImage.MessageErased> tombstones() {
        return List.copyOf(tombstonesById.values());
    }
}
