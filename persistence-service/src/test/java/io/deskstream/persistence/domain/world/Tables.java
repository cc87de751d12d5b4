package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Needs;
import io.deskstream.persistence.domain.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The tables in memory, with the loads and constraints of the real ones. */
public final class Tables {

    private final Map<UUID, Conversation> conversations = new TreeMap<>();
    private final Map<UUID, Map<UUID, Message>> messages = new TreeMap<>();

    public Collection<Conversation> conversations() {
        return conversations.values();
    }

    public Conversation conversation(UUID id) {
        return conversations.get(id);
    }

    /** By seq. */
    public List<Message> messages(UUID conversation) {
        return messages.getOrDefault(conversation, Map.of()).values().stream()
                .sorted((a, b) -> Long.compare(a.seq(), b.seq()))
                .toList();
    }

    /** Only what {@link Needs} names, as the real tables give it. */
    Map<UUID, Rows> load(List<Input> inputs) {
        Map<UUID, Needs> needs = new LinkedHashMap<>();
        inputs.forEach(input -> needs.computeIfAbsent(input.header().key().conversationId(), id -> new Needs())
                .add(input));
        Map<UUID, Rows> rows = new LinkedHashMap<>();
        needs.forEach((id, needed) -> rows.put(id, load(id, needed)));
        return rows;
    }

    private Rows load(UUID id, Needs needs) {
        Conversation conversation = conversations.get(id);
        if (conversation != null) {
            needs.add(conversation);
        }
        List<Message> needed = new ArrayList<>();
        Set<UUID> answered = new HashSet<>();
        for (Message message : messages.getOrDefault(id, Map.of()).values()) {
            if (needs.withAnswered.contains(message.id())) {
                answered.add(message.replyTo());
            }
        }
        for (Message message : messages.getOrDefault(id, Map.of()).values()) {
            boolean byMid = message.platformMessageId() != null && needs.mids.contains(message.platformMessageId());
            boolean byId = needs.ids.contains(message.id()) || answered.contains(message.id());
            if (byId || byMid || needs.seqs.contains(message.seq())) {
                needed.add(message);
            }
        }
        return new Rows(conversation, needed);
    }

    public void store(Collection<Rows> rows) {
        for (Rows of : rows) {
            Conversation conversation = of.changedConversation();
            if (conversation != null) {
                conversations.put(conversation.id(), conversation);
            }
            for (Message message : of.changedMessages()) {
                messages.computeIfAbsent(message.conversationId(), id -> new TreeMap<>())
                        .put(message.id(), message);
            }
            if (conversation != null) {
                checkConstraints(conversation.id());
            }
        }
    }

    private void checkConstraints(UUID conversation) {
        Set<Object> seen = new HashSet<>();
        for (Message message : messages(conversation)) {
            if (!seen.add(message.seq())) {
                throw new IllegalStateException("unique (conversation_id, seq): " + message);
            }
            if (message.platformMessageId() != null && !seen.add(message.platformMessageId())) {
                throw new IllegalStateException("unique (conversation_id, platform_message_id): " + message);
            }
        }
    }
}
