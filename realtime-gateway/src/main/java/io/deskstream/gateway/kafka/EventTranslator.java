package io.deskstream.gateway.kafka;

import io.deskstream.avro.AccountChanged;
import io.deskstream.avro.ApiTokenChanged;
import io.deskstream.avro.CommandRejected;
import io.deskstream.avro.ConversationChanged;
import io.deskstream.avro.ConversationImage;
import io.deskstream.avro.MessageChanged;
import io.deskstream.avro.MessageImage;
import io.deskstream.avro.SessionEnded;
import io.deskstream.avro.SettingChanged;
import io.deskstream.avro.UserChanged;
import io.deskstream.gateway.domain.Account;
import io.deskstream.gateway.domain.ConversationFacts;
import io.deskstream.gateway.domain.ConversationIndex;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.Frame;
import io.deskstream.gateway.domain.FrameJson;
import io.deskstream.gateway.domain.Proof;
import io.deskstream.gateway.domain.Proofs;
import io.deskstream.gateway.domain.StreamEvent;
import io.deskstream.gateway.domain.User;
import java.time.Instant;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into the hub's events, serialised on the way, and keeps the directory and the conversations' facts up to
 * them. Used by the reader's thread alone.
 */
final class EventTranslator {

    private static final String UNASSIGNED_VISIBLE = "unassigned_visible_to_agents";

    private final Directory directory;
    private final ConversationIndex conversations;
    private final ConversationViews views;

    EventTranslator(Directory directory, ConversationIndex conversations) {
        this.directory = directory;
        this.conversations = conversations;
        this.views = new ConversationViews(directory);
    }

    /** Where a record lies in the stream. */
    record Place(int slot, long offset, Instant at) {

        StreamEvent silent() {
            return new StreamEvent.Silent(slot, offset, at);
        }
    }

    /**
     * The event of a record.
     *
     * @param value null for a deletion
     */
    StreamEvent event(Place place, @Nullable String key, @Nullable IndexedRecord value) {
        return switch (value) {
            case null -> deletion(place, key == null ? "" : key);
            case MessageChanged changed -> message(place, changed);
            case ConversationChanged changed -> conversation(place, changed);
            case CommandRejected rejected -> rejection(place, rejected);
            case UserChanged changed -> user(place, changed);
            case AccountChanged changed -> account(place, changed);
            case SettingChanged changed -> setting(place, changed);
            case SessionEnded session -> sessionEnded(place, session);
            case ApiTokenChanged token -> apiToken(place, token);
            default -> place.silent();
        };
    }

    private StreamEvent message(Place place, MessageChanged changed) {
        MessageImage image = changed.getMessage();
        if (image == null) {
            return place.silent();
        }
        ConversationImage conversation = changed.getConversation();
        if (conversation != null) {
            conversations.put(ConversationViews.facts(conversation));
        }
        ConversationFacts facts = conversation == null
                ? conversations.get(image.getConversationId())
                : ConversationViews.facts(conversation);
        var view = views.message(image, facts);
        Frame frame = changed.getChange().equals("created")
                ? new Frame.MessageCreated(view, conversation == null ? null : views.conversation(conversation))
                : new Frame.MessageUpdated(view);
        return new StreamEvent.ConversationEvent(
                place.slot(),
                place.offset(),
                place.at(),
                changed.getConversationId(),
                changed.getVersion(),
                changed.getAssigneeId(),
                changed.getPreviousAssigneeId(),
                false,
                FrameJson.encode(frame));
    }

    private StreamEvent conversation(Place place, ConversationChanged changed) {
        ConversationImage image = changed.getConversation();
        if (image == null) {
            return place.silent();
        }
        conversations.put(ConversationViews.facts(image));
        return new StreamEvent.ConversationEvent(
                place.slot(),
                place.offset(),
                place.at(),
                changed.getConversationId(),
                changed.getVersion(),
                changed.getAssigneeId(),
                changed.getPreviousAssigneeId(),
                true,
                FrameJson.encode(new Frame.ConversationUpdated(views.conversation(image))));
    }

    private static StreamEvent rejection(Place place, CommandRejected rejected) {
        if (rejected.getActor() == null) {
            return place.silent();
        }
        var frame = new Frame.CommandRejected(
                rejected.getCommandId(),
                rejected.getConversationId(),
                rejected.getClientMessageId(),
                rejected.getCode(),
                rejected.getMessage());
        return new StreamEvent.Rejection(
                place.slot(), place.offset(), place.at(), rejected.getActor().getId(), FrameJson.encode(frame));
    }

    private StreamEvent user(Place place, UserChanged changed) {
        var user = new User(
                changed.getId(),
                changed.getEmail(),
                changed.getName(),
                User.Role.of(changed.getRole()),
                changed.getActive(),
                changed.getSessionsValidAfter());
        boolean roleChanged = directory.put(user, place.offset());
        return new StreamEvent.UserEvent(place.slot(), place.offset(), place.at(), user.id(), roleChanged);
    }

    private StreamEvent account(Place place, AccountChanged changed) {
        var account = new Account(
                changed.getId(), changed.getChannel(), changed.getAccountId(), changed.getName(), changed.getHealth());
        directory.put(account);
        var frame = new Frame.AccountUpdated(
                new Frame.AccountView(account.id(), account.channel(), account.name(), account.health()));
        return new StreamEvent.AccountEvent(
                place.slot(), place.offset(), place.at(), account.connected(), FrameJson.encode(frame));
    }

    private StreamEvent setting(Place place, SettingChanged changed) {
        boolean visibilityChanged = changed.getId().equals(UNASSIGNED_VISIBLE)
                && directory.setUnassignedVisible(!changed.getValue().trim().equals("false"), place.offset());
        return visibilityChanged
                ? new StreamEvent.VisibilityEvent(place.slot(), place.offset(), place.at())
                : place.silent();
    }

    private StreamEvent sessionEnded(Place place, SessionEnded session) {
        directory.proofs().end(session.getId());
        return reviewed(place, session.getUserId());
    }

    private StreamEvent apiToken(Place place, ApiTokenChanged token) {
        var proof = new Proof.Token(token.getId(), Proof.Scope.of(token.getScope()));
        directory.proofs().put(token.getHash(), new Proofs.Known(token.getUserId(), proof));
        return place.silent();
    }

    /** The user's sessions are looked at anew: one of them may be over. */
    private static StreamEvent reviewed(Place place, String userId) {
        return new StreamEvent.UserEvent(place.slot(), place.offset(), place.at(), userId, false);
    }

    private StreamEvent deletion(Place place, String key) {
        if (key.startsWith("user:")) {
            String id = key.substring("user:".length());
            directory.removeUser(id);
            return reviewed(place, id);
        }
        if (key.startsWith("api_token:")) {
            String userId = directory.proofs().revoke(key.substring("api_token:".length()));
            return userId == null ? place.silent() : reviewed(place, userId);
        }
        if (key.startsWith("session:")) {
            directory.proofs().forget(key.substring("session:".length()));
        }
        if (key.startsWith("account:")) {
            directory.removeAccount(key.substring("account:".length()));
        }
        return place.silent();
    }
}
