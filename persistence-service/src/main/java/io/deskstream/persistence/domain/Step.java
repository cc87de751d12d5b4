package io.deskstream.persistence.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One input at work on one conversation: rules read rows and leave changes here. Nothing reaches the rows before
 * {@link #finish()}, so that an input that fails leaves no trace.
 */
final class Step {

    final Conversation.Draft conversation;
    final Input.Header header;
    final Origin origin;
    final Instant now;

    private final Rows rows;
    private final @Nullable Conversation before;
    private final Actor actor;
    private final Instant occurredAt;
    private final Map<UUID, Message> changed = new LinkedHashMap<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private boolean erased;

    Step(Rows rows, Input.Header header, Actor actor, @Nullable Long platformTime, Origin origin) {
        this.rows = rows;
        this.header = header;
        this.origin = origin;
        this.now = header.now();
        this.before = rows.conversation();
        this.actor = actor;
        this.occurredAt = platformTime == null ? now : Instant.ofEpochMilli(platformTime);
        this.conversation = before == null ? new Conversation.Draft(header.key(), now) : before.draft();
    }

    boolean isNewConversation() {
        return before == null;
    }

    @Nullable
    Message message(UUID id) {
        Message message = changed.get(id);
        return message != null ? message : rows.message(id);
    }

    @Nullable
    Message messageByMid(String mid) {
        for (Message message : changed.values()) {
            if (mid.equals(message.platformMessageId())) {
                return message;
            }
        }
        Message message = rows.messageByMid(mid);
        return message != null && changed.containsKey(message.id()) ? null : message;
    }

    @Nullable
    Message messageBySeq(long seq) {
        return rows.messageBySeq(seq);
    }

    /** Gives the message its place in the conversation. */
    void create(Message.Draft message) {
        AmendmentRules.catchUp(conversation.pending, message);
        boolean inbound = message.direction == Message.Direction.INBOUND;
        conversation.counters = conversation.counters.plusMessage(inbound);
        message.seq = conversation.counters.lastSeq();
        message.inboundCount = conversation.counters.inboundCount();
        message.createdAt = now;
        message.version = ++conversation.version;
        if (message.direction != Message.Direction.INTERNAL && isNews(message)) {
            Instant at = timeInLists(message);
            conversation.lastMessage = new LastMessage(message.seq, message.direction, Preview.of(message), at);
            conversation.lastMessageAt = at;
        }
        Message built = message.build();
        changed.put(built.id(), built);
        outgoing.add(new Outgoing.MessageChanged(envelope(), true, built, conversation.build()));
    }

    void update(Message.Draft message) {
        AmendmentRules.catchUp(conversation.pending, message);
        message.version = ++conversation.version;
        LastMessage last = conversation.lastMessage;
        if (last != null && last.seq() == message.seq) {
            conversation.lastMessage =
                    new LastMessage(last.seq(), last.direction(), Preview.of(message), last.createdAt());
        }
        Message built = message.build();
        changed.put(built.id(), built);
        outgoing.add(new Outgoing.MessageChanged(envelope(), false, built, null));
    }

    /** Whether nothing newer has been shown: what was missed and fetched later may be old. */
    boolean isNews(Message.Draft message) {
        LastMessage last = conversation.lastMessage;
        return !message.backfilled || last == null || !timeInLists(message).isBefore(last.createdAt());
    }

    private Instant timeInLists(Message.Draft message) {
        return message.backfilled && message.sentAt != null ? message.sentAt : now;
    }

    /** Every message goes; their ids, by seq. */
    List<UUID> eraseMessages() {
        List<UUID> ids = rows.messages().stream()
                .sorted(Comparator.comparingLong(Message::seq))
                .map(Message::id)
                .toList();
        ids.forEach(id -> tell(new Outgoing.MessageErased(conversation.id, id, header.source())));
        erased = true;
        return ids;
    }

    void tell(Outgoing what) {
        outgoing.add(what);
    }

    void wantProfile() {
        tell(new Outgoing.ProfileWanted(conversation.key, header.source(), conversation.id, now));
    }

    void reject(Input.FromPerson input, Refusal refusal) {
        String clientMessageId = input.command() instanceof Command.Send send ? send.clientMessageId() : null;
        tell(new Outgoing.Rejected(envelope(), input.commandId(), clientMessageId, refusal.code, refusal.message));
    }

    /** The step's whole result where there is no conversation to change. */
    Result rejected(Input.FromPerson input, Refusal refusal) {
        reject(input, refusal);
        return new Result(outgoing, null, false);
    }

    /** Applies the step to the rows and gives what it tells; the conversation's own image is the last. */
    Result finish() {
        Conversation after = conversation.build();
        if (before != null && after.equals(before)) {
            return new Result(outgoing, null, false);
        }
        conversation.version++;
        after = conversation.build();
        if (erased) {
            rows.erase();
        }
        rows.apply(after, changed.values());
        Outgoing.ConversationChanged image = new Outgoing.ConversationChanged(envelope(), before == null, after);
        return new Result(outgoing, image, before != null && before.sameButForCounters(after));
    }

    /** @param countersOnly whether the conversation's image may be left out for a later one of the batch */
    record Result(List<Outgoing> outgoing, Outgoing.@Nullable ConversationChanged image, boolean countersOnly) {

        List<Outgoing> told() {
            List<Outgoing> told = new ArrayList<>(outgoing);
            if (image != null) {
                told.add(image);
            }
            return told;
        }
    }

    private Outgoing.Envelope envelope() {
        return new Outgoing.Envelope(
                conversation.id,
                conversation.key,
                conversation.version,
                occurredAt,
                now,
                actor,
                header.cause(),
                conversation.assigneeId,
                before == null ? null : before.assigneeId(),
                header.source());
    }
}
