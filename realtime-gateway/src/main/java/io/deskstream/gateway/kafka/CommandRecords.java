package io.deskstream.gateway.kafka;

import io.deskstream.avro.Actor;
import io.deskstream.avro.AssignConversation;
import io.deskstream.avro.Attachment;
import io.deskstream.avro.CancelMessage;
import io.deskstream.avro.ChangeConversation;
import io.deskstream.avro.ChangeLabels;
import io.deskstream.avro.ChangeStatus;
import io.deskstream.avro.EraseParticipant;
import io.deskstream.avro.MarkRead;
import io.deskstream.avro.QuickReply;
import io.deskstream.avro.RenameParticipant;
import io.deskstream.avro.RetryMessage;
import io.deskstream.avro.SendMessage;
import io.deskstream.avro.SettleMessage;
import io.deskstream.gateway.domain.command.Command;
import io.deskstream.gateway.domain.command.ConversationChange;
import io.deskstream.gateway.domain.command.MessageDraft;
import io.deskstream.gateway.domain.command.SentFile;
import io.deskstream.gateway.domain.command.Upload;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** Commands as the topic {@code conversation-commands} has them. */
final class CommandRecords {

    static final String WORKSPACE = "00000000-0000-0000-0000-000000000001";

    private CommandRecords() {}

    static SpecificRecord of(Command command) {
        SpecificRecordBase written = body(command);
        Command.Header header = command.header();
        put(written, "command_id", header.commandId());
        put(written, "workspace_id", WORKSPACE);
        put(written, "conversation_key", header.key().toString());
        put(
                written,
                "actor",
                new Actor("agent", header.author().userId(), header.author().name()));
        put(written, "issued_at", header.issuedAt());
        return written;
    }

    /** What every command has. */
    private static void put(SpecificRecordBase command, String name, Object value) {
        command.put(command.getSchema().getField(name).pos(), value);
    }

    private static SpecificRecordBase body(Command command) {
        return switch (command) {
            case Command.Send send -> send(send.draft(), send.files());
            case Command.Retry retry ->
                RetryMessage.newBuilder().setMessageId(retry.messageId()).build();
            case Command.Cancel cancel ->
                CancelMessage.newBuilder().setMessageId(cancel.messageId()).build();
            case Command.Settle settle ->
                SettleMessage.newBuilder()
                        .setMessageId(settle.messageId())
                        .setSent(settle.sent())
                        .build();
            case Command.Change change -> change(change.change());
            case Command.MarkRead read ->
                MarkRead.newBuilder()
                        .setSeq(read.seq())
                        .setUnread(read.unread())
                        .build();
            case Command.Rename rename ->
                RenameParticipant.newBuilder().setName(rename.name()).build();
            case Command.Erase erase -> EraseParticipant.newBuilder().build();
        };
    }

    private static SpecificRecordBase send(MessageDraft draft, List<SentFile> files) {
        return SendMessage.newBuilder()
                .setClientMessageId(draft.clientMessageId())
                .setText(draft.text().isEmpty() ? null : draft.text())
                .setAttachments(files.stream().map(CommandRecords::attachment).toList())
                .setQuickReplies(draft.quickReplies().stream()
                        .map(reply -> new QuickReply(reply.title(), reply.payload()))
                        .toList())
                .setReplyTo(draft.replyTo())
                .setInternal(draft.internal())
                .setExpectedSeq(draft.expectedSeq())
                .setSendAfter(draft.sendAfter())
                .build();
    }

    private static Attachment attachment(SentFile file) {
        Upload upload = file.upload();
        return Attachment.newBuilder()
                .setId(file.attachmentId())
                .setKind(upload.kind())
                .setUrl(file.reference())
                .setName(upload.name())
                .setMimeType(upload.mimeType())
                .setSize(upload.size())
                .build();
    }

    /** A change of one thing has a record of its own; one of several is one record, so that it is stored whole. */
    private static SpecificRecordBase change(ConversationChange change) {
        if (change.parts() > 1) {
            return several(change);
        }
        if (change.assigns()) {
            return assign(change);
        }
        return change.labels() == null ? status(change) : labels(change, change.labels());
    }

    private static SpecificRecordBase several(ConversationChange change) {
        return ChangeConversation.newBuilder()
                .setAssigns(change.assigns())
                .setAssigneeId(change.assigneeId())
                .setStatus(change.status())
                .setSnoozedUntil(change.snoozedUntil())
                .setLabels(change.labels())
                .setExpectsAssignee(change.expected().comparesAssignee())
                .setExpectedAssigneeId(change.expected().assigneeId())
                .setExpectedStatus(change.expected().status())
                .build();
    }

    private static SpecificRecordBase assign(ConversationChange change) {
        return AssignConversation.newBuilder()
                .setAssigneeId(change.assigneeId())
                .setExpectsAssignee(change.expected().comparesAssignee())
                .setExpectedAssigneeId(change.expected().assigneeId())
                .setExpectedStatus(change.expected().status())
                .build();
    }

    private static SpecificRecordBase status(ConversationChange change) {
        return ChangeStatus.newBuilder()
                .setStatus(change.status())
                .setSnoozedUntil(change.snoozedUntil())
                .setExpectsAssignee(change.expected().comparesAssignee())
                .setExpectedAssigneeId(change.expected().assigneeId())
                .setExpectedStatus(change.expected().status())
                .build();
    }

    private static SpecificRecordBase labels(ConversationChange change, List<String> labels) {
        return ChangeLabels.newBuilder()
                .setLabels(labels)
                .setExpectsAssignee(change.expected().comparesAssignee())
                .setExpectedAssigneeId(change.expected().assigneeId())
                .setExpectedStatus(change.expected().status())
                .build();
    }
}
