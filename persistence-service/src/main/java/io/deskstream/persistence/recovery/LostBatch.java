package io.deskstream.persistence.recovery;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Correction;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Needs;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.domain.Source;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What a batch told that was lost with the database before it was wholly published. */
public final class LostBatch {

    private final Map<UUID, List<LoggedImage>> byConversation = new LinkedHashMap<>();

    public LostBatch(List<LoggedImage> images) {
        images.forEach(image -> byConversation
                .computeIfAbsent(image.conversationId(), id -> new ArrayList<>())
                .add(image));
    }

    /** The rows that {@link #takeBack} works on. */
    public Map<UUID, Needs> needs() {
        Map<UUID, Needs> needs = new LinkedHashMap<>();
        byConversation.forEach((id, images) -> {
            Needs needed = new Needs();
            needed.ids.addAll(messages(images));
            needs.put(id, needed);
        });
        return needs;
    }

    /** What is to be told instead; the last of it is an image of a conversation. The rows are changed in place. */
    public List<Outgoing> takeBack(Map<UUID, Rows> rows, Source source, Instant now) {
        List<Outgoing> told = new ArrayList<>();
        byConversation.forEach((id, images) -> {
            Rows of = Objects.requireNonNull(rows.get(id));
            Input.Header header = new Input.Header(key(of, images), source, "correction", now);
            told.addAll(Correction.of(of, header, messages(images), highestVersion(images)));
        });
        return told;
    }

    private static Set<UUID> messages(List<LoggedImage> images) {
        Set<UUID> messages = new LinkedHashSet<>();
        for (LoggedImage image : images) {
            switch (image) {
                case LoggedImage.OfMessage message -> messages.add(message.id());
                case LoggedImage.MessageErased tombstone -> messages.add(tombstone.id());
                case LoggedImage.OfConversation conversation -> {}
            }
        }
        return messages;
    }

    private static long highestVersion(List<LoggedImage> images) {
        long highest = 0;
        for (LoggedImage image : images) {
            highest = Math.max(
                    highest,
                    switch (image) {
                        case LoggedImage.OfMessage(var key, var message) -> message.version();
                        case LoggedImage.OfConversation(var conversation) -> conversation.version();
                        case LoggedImage.MessageErased tombstone -> 0;
                    });
        }
        return highest;
    }

    /** Only what told a conversation's birth may be lost without a row to ask. */
    private static ConversationKey key(Rows rows, List<LoggedImage> images) {
        Conversation conversation = rows.conversation();
        if (conversation != null) {
            return conversation.key();
        }
        for (LoggedImage image : images) {
            switch (image) {
                case LoggedImage.OfMessage(var key, var message) -> {
                    return key;
                }
                case LoggedImage.OfConversation(var lost) -> {
                    return lost.key();
                }
                case LoggedImage.MessageErased tombstone -> {}
            }
        }
        throw new IllegalStateException("tombstones of a conversation that is not there");
    }
}
