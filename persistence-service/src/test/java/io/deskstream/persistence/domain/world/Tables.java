package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Erasure;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Needs;
import io.deskstream.persistence.domain.PlantedBug;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.recovery.LoggedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** The messages that the platform knows by this id: one, or none. */
    public List<Message> messages(UUID conversation, String mid) {
        return messages(conversation).stream()
                .filter(message -> mid.equals(message.platformMessageId()))
                .toList();
    }

    Map<UUID, Rows> load(List<Input> inputs) {
        return load(Needs.of(inputs));
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
            boolean byId = needs.all || needs.ids.contains(message.id()) || answered.contains(message.id());
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
            if (conversation != null && of.isErased()) {
                deleteErased(conversation);
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

    /** As a core with a bug sees them. */
    Tables as(@Nullable PlantedBug bug) {
        if (bug == null) {
            return this;
        }
        Tables seen = copy();
        seen.conversations.replaceAll((id, conversation) -> bug.see(conversation));
        seen.messages.values().forEach(of -> of.replaceAll((id, message) -> bug.see(message)));
        return seen;
    }

    Tables copy() {
        Tables copy = new Tables();
        copy.conversations.putAll(conversations);
        messages.forEach((id, of) -> copy.messages.put(id, new TreeMap<>(of)));
        return copy;
    }

    /** As a view of the log: greater versions only, and nothing that was erased. */
    void apply(Collection<LoggedImage> images) {
        for (LoggedImage image : images) {
            switch (image) {
                case LoggedImage.OfConversation(Conversation conversation) ->
                    conversations.merge(conversation.id(), conversation, (a, b) -> b.version() > a.version() ? b : a);
                case LoggedImage.OfMessage(var key, Message message) ->
                    messages.computeIfAbsent(message.conversationId(), id -> new TreeMap<>())
                            .merge(message.id(), message, (a, b) -> b.version() > a.version() ? b : a);
                case LoggedImage.MessageErased(UUID conversation, UUID id) ->
                    messages.computeIfAbsent(conversation, none -> new TreeMap<>())
                            .remove(id);
            }
        }
        conversations
                .values()
                .forEach(c -> messages.getOrDefault(c.id(), Map.of())
                        .values()
                        .removeIf(
                                message -> message.seq() <= c.erasure().upToSeq() && message.version() <= c.version()));
    }

    /** A planted bug. */
    void forgetWhenErased() {
        conversations.replaceAll((id, c) -> new Conversation(
                c.id(),
                c.key(),
                c.participant(),
                c.status(),
                c.snoozedUntil(),
                c.assigneeId(),
                c.counters(),
                c.lastMessage(),
                c.lastMessageAt(),
                c.replyWindowEndsAt(),
                c.labels(),
                c.threadOwner(),
                new Erasure(c.erasure().upToSeq(), c.erasure().inboundCount(), null),
                c.pending(),
                c.wakeAt(),
                c.version(),
                c.createdAt()));
    }

    private void deleteErased(Conversation conversation) {
        messages.computeIfAbsent(conversation.id(), id -> new TreeMap<>())
                .values()
                .removeIf(message -> message.seq() <= conversation.erasure().upToSeq());
    }

    /** The rows that are needed, as the real tables give them. */
    Map<UUID, Rows> load(Map<UUID, Needs> needs) {
        Map<UUID, Rows> rows = new LinkedHashMap<>();
        needs.forEach((id, needed) -> rows.put(id, load(id, needed)));
        return rows;
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
