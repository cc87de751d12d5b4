package io.deskstream.persistence.kafka;

import io.deskstream.avro.AssignConversation;
import io.deskstream.avro.CancelMessage;
import io.deskstream.avro.ChangeConversation;
import io.deskstream.avro.ChangeLabels;
import io.deskstream.avro.ChangeStatus;
import io.deskstream.avro.EraseParticipant;
import io.deskstream.avro.MarkRead;
import io.deskstream.avro.RenameParticipant;
import io.deskstream.avro.RetryMessage;
import io.deskstream.avro.SendMessage;
import io.deskstream.avro.SettleMessage;
import io.deskstream.avro.Wake;
import io.deskstream.persistence.domain.Actor;
import io.deskstream.persistence.domain.Attachment;
import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.ConversationStatus;
import io.deskstream.persistence.domain.QuickReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads the records of {@code conversation-commands}. */
final class CommandReader {

    private CommandReader() {}

    record Written(String conversationKey, String commandId, Actor actor, Command command) {}

    /** The command of a record, or null where this build does not know the record's type. */
    static @Nullable Written read(IndexedRecord value) {
        Command command = command(value);
        return command == null
                ? null
                : new Written(
                        text(value, "conversation_key"),
                        text(value, "command_id"),
                        actor((io.deskstream.avro.Actor) member(value, "actor")),
                        command);
    }

    private static @Nullable Command command(IndexedRecord value) {
        return switch (value) {
            case SendMessage c -> send(c);
            case RetryMessage c -> new Command.Retry(UUID.fromString(c.getMessageId()));
            case CancelMessage c -> new Command.Cancel(UUID.fromString(c.getMessageId()));
            case SettleMessage c -> new Command.Settle(UUID.fromString(c.getMessageId()), c.getSent());
            case AssignConversation c -> assign(c);
            case ChangeStatus c -> status(c);
            case ChangeLabels c -> labels(c);
            case ChangeConversation c -> change(c);
            case RenameParticipant c -> new Command.Rename(storable(c.getName()));
            case EraseParticipant c -> new Command.Erase();
            case MarkRead c -> new Command.MarkRead(c.getSeq(), c.getUnread());
            case Wake c -> new Command.Wake();
            default -> null;
        };
    }

    /** What every command has. */
    private static @Nullable Object member(IndexedRecord command, String name) {
        return command.get(command.getSchema().getField(name).pos());
    }

    private static String text(IndexedRecord command, String name) {
        return String.valueOf(member(command, name));
    }

    private static Actor actor(io.deskstream.avro.@Nullable Actor actor) {
        return actor == null
                ? Actor.SYSTEM
                : new Actor(
                        Actor.Kind.valueOf(actor.getKind().toUpperCase(Locale.ROOT)), actor.getId(), actor.getName());
    }

    private static Command send(SendMessage c) {
        List<Attachment> attachments =
                c.getAttachments().stream().map(CommandReader::attachment).toList();
        List<QuickReply> quickReplies = c.getQuickReplies().stream()
                .map(q -> new QuickReply(storable(q.getTitle()), storable(q.getPayload())))
                .toList();
        return new Command.Send(
                c.getClientMessageId(),
                c.getText() == null ? null : storable(c.getText()),
                attachments,
                quickReplies,
                uuid(c.getReplyTo()),
                c.getInternal(),
                c.getExpectedSeq(),
                c.getSendAfter());
    }

    private static Attachment attachment(io.deskstream.avro.Attachment a) {
        return new Attachment(
                UUID.fromString(a.getId()),
                a.getKind(),
                a.getUrl(),
                a.getName(),
                a.getMimeType(),
                a.getSize(),
                a.getPayload());
    }

    private static Command assign(AssignConversation c) {
        return new Command.Change(
                new Command.Assign(uuid(c.getAssigneeId())),
                expected(c.getExpectsAssignee(), c.getExpectedAssigneeId(), c.getExpectedStatus()));
    }

    private static Command status(ChangeStatus c) {
        return new Command.Change(
                new Command.SetStatus(status(c.getStatus()), c.getSnoozedUntil()),
                expected(c.getExpectsAssignee(), c.getExpectedAssigneeId(), c.getExpectedStatus()));
    }

    private static Command labels(ChangeLabels c) {
        return new Command.Change(
                new Command.SetLabels(storable(c.getLabels())),
                expected(c.getExpectsAssignee(), c.getExpectedAssigneeId(), c.getExpectedStatus()));
    }

    private static Command change(ChangeConversation c) {
        List<Command.Part> parts = new ArrayList<>();
        if (c.getAssigns()) {
            parts.add(new Command.Assign(uuid(c.getAssigneeId())));
        }
        if (c.getStatus() != null) {
            parts.add(new Command.SetStatus(status(c.getStatus()), c.getSnoozedUntil()));
        }
        if (c.getLabels() != null) {
            parts.add(new Command.SetLabels(storable(c.getLabels())));
        }
        return new Command.Change(
                List.copyOf(parts), expected(c.getExpectsAssignee(), c.getExpectedAssigneeId(), c.getExpectedStatus()));
    }

    private static Command.Expected expected(
            boolean comparesAssignee, @Nullable String assigneeId, @Nullable String status) {
        return new Command.Expected(comparesAssignee, uuid(assigneeId), status == null ? null : status(status));
    }

    private static ConversationStatus status(String status) {
        return ConversationStatus.valueOf(status.toUpperCase(Locale.ROOT));
    }

    private static List<String> storable(List<String> texts) {
        return texts.stream().map(CommandReader::storable).toList();
    }

    /** PostgreSQL's text has no character of code 0. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        return id == null ? null : UUID.fromString(id);
    }
}
