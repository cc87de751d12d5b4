package io.deskstream.persistence.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of one conversation that a batch works on: loaded ones and what the batch has made of them so far. */
public final class Rows {

    private @Nullable Conversation conversation;
    private final Map<UUID, Message> byId = new HashMap<>();
    private final Map<String, UUID> byMid = new HashMap<>();
    private final Map<Long, UUID> bySeq = new HashMap<>();
    private final Map<UUID, Message> changed = new LinkedHashMap<>();
    private boolean conversationChanged;
    private boolean erased;

    public Rows(@Nullable Conversation conversation, Collection<Message> messages) {
        this.conversation = conversation;
        messages.forEach(this::index);
    }

    public @Nullable Conversation conversation() {
        return conversation;
    }

    /** The conversation if the batch changed it. */
    public @Nullable Conversation changedConversation() {
        return conversationChanged ? conversation : null;
    }

    /** The messages that the batch made or changed. */
    public Collection<Message> changedMessages() {
        return changed.values();
    }

    /** Whether the batch erased messages: those up to the conversation's mark are to be deleted. */
    public boolean isErased() {
        return erased;
    }

    Collection<Message> messages() {
        return byId.values();
    }

    @Nullable
    Message message(UUID id) {
        return byId.get(id);
    }

    @Nullable
    Message messageByMid(String mid) {
        UUID id = byMid.get(mid);
        Message message = id == null ? null : byId.get(id);
        return message != null && mid.equals(message.platformMessageId()) ? message : null;
    }

    @Nullable
    Message messageBySeq(long seq) {
        UUID id = bySeq.get(seq);
        return id == null ? null : byId.get(id);
    }

    void apply(@Nullable Conversation next, Collection<Message> messages) {
        if (next != null) {
            conversation = next;
            conversationChanged = true;
        }
        for (Message message : messages) {
            index(message);
            changed.put(message.id(), message);
        }
    }

    void erase() {
        erased = true;
        byId.clear();
        byMid.clear();
        bySeq.clear();
        changed.clear();
    }

    private void index(Message message) {
        byId.put(message.id(), message);
        bySeq.put(message.seq(), message.id());
        if (message.platformMessageId() != null) {
            byMid.put(message.platformMessageId(), message.id());
        }
    }
}
