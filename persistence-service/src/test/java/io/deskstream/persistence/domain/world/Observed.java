package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.Source;
import io.deskstream.schemas.ids.MessageId;
import io.deskstream.testkit.guarantee.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A history as it is seen from outside, in the facts that the started system is judged by. Texts repeat in here, so a
 * message's id stands for its text.
 */
public final class Observed {

    private static final String LOG = "conversation-events";

    private final History history;
    private final Map<UUID, Instant> erased = new HashMap<>();
    private final io.deskstream.testkit.guarantee.History facts = new io.deskstream.testkit.guarantee.History();

    private Observed(History history) {
        this.history = history;
        for (Conversation conversation : history.tables.conversations()) {
            Instant at = conversation.erasure().at();
            if (at != null) {
                erased.put(conversation.id(), at);
            }
        }
    }

    public static io.deskstream.testkit.guarantee.History of(History history) {
        Observed observed = new Observed(history);
        observed.asked();
        observed.told();
        observed.left();
        observed.shown();
        return observed.facts;
    }

    /** What customers wrote and what agents were not refused, but for what was erased since. */
    private void asked() {
        Set<Source> refused = new HashSet<>();
        for (Published published : history.log) {
            if (published.what() instanceof Outgoing.Rejected rejected) {
                refused.add(rejected.source());
            }
        }
        Set<UUID> accepted = new HashSet<>();
        for (Input input : history.decided) {
            UUID conversation = input.header().key().conversationId();
            if (wasErasedAfter(conversation, input.header().now())) {
                continue;
            }
            if (input instanceof Input.FromPlatform(var header, PlatformEvent.CustomerMessage message, var origin)) {
                facts.record(new Fact.CustomerWrote(conversation.toString(), message.mid()));
            }
            if (input instanceof Input.FromPerson person
                    && person.command() instanceof Command.Send send
                    && history.tables.conversation(conversation) != null
                    && !refused.contains(person.header().source())) {
                UUID id = MessageId.ofClient(conversation, person.actor().id(), send.clientMessageId());
                if (accepted.add(id)) {
                    facts.record(new Fact.ReplyAccepted(
                            conversation.toString(), id.toString(), send.clientMessageId(), id.toString()));
                }
            }
        }
    }

    private boolean wasErasedAfter(UUID conversation, Instant at) {
        Instant erasure = erased.get(conversation);
        return erasure != null && !at.isAfter(erasure);
    }

    /** The log of events is the longest stream of all. */
    private void told() {
        for (Published published : history.log) {
            if (published.what() instanceof Outgoing.MessageChanged changed) {
                Message message = changed.message();
                facts.record(new Fact.FrameSeen(
                        LOG,
                        message.conversationId().toString(),
                        message.id().toString(),
                        message.seq(),
                        message.version()));
            }
        }
    }

    private void left() {
        for (History.Left left : history.left) {
            facts.record(new Fact.Sent(
                    left.key().conversationId().toString(),
                    left.mid(),
                    left.messageId().toString()));
        }
    }

    private void shown() {
        for (Conversation conversation : history.tables.conversations()) {
            String id = conversation.id().toString();
            for (Message message : history.tables.messages(conversation.id())) {
                facts.record(shown(id, message));
            }
            facts.record(new Fact.MarkedRead(id, conversation.counters().agentReadSeq()));
            facts.record(new Fact.ConversationShown(
                    id,
                    conversation.counters().lastSeq(),
                    conversation.counters().unreadCount(),
                    conversation.erasure().upToSeq()));
        }
    }

    private static Fact shown(String conversation, Message message) {
        @Nullable String clientId = message.clientMessageId();
        return new Fact.MessageShown(
                conversation,
                message.seq(),
                message.id().toString(),
                Fact.Direction.valueOf(message.direction().name()),
                message.platformMessageId(),
                clientId == null ? null : message.author().id() + " " + clientId,
                clientId == null ? null : message.id().toString(),
                message.status().name().toLowerCase(Locale.ROOT));
    }
}
