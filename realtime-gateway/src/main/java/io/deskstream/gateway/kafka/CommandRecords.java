package io.deskstream.gateway.kafka;

import io.deskstream.avro.Actor;
import io.deskstream.avro.AssignConversation;
import io.deskstream.avro.ChangeStatus;
import io.deskstream.avro.MarkRead;
import io.deskstream.avro.QuickReply;
import io.deskstream.avro.SendMessage;
import io.deskstream.gateway.domain.command.Command;
import io.deskstream.gateway.domain.command.MessageDraft;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Commands as the topic {@code conversation-commands} has them. */
final class CommandRecords {

    static final String WORKSPACE = "00000000-0000-0000-0000-000000000001";

    private CommandRecords() {}

    static SpecificRecord of(Command command) {
        return switch (command) {
            case Command.Send send -> send(send.header(), send.draft());
            case Command.Assign assign -> assign(assign);
            case Command.SetStatus status -> status(status);
            case Command.MarkRead read -> read(read);
        };
    }

    private static SpecificRecord send(Command.Header header, MessageDraft draft) {
        return SendMessage.newBuilder()
                .setCommandId(header.commandId())
                .setWorkspaceId(WORKSPACE)
                .setConversationKey(header.key().toString())
                .setActor(actor(header.author()))
                .setIssuedAt(header.issuedAt())
                .setClientMessageId(draft.clientMessageId())
                .setText(draft.text())
                .setAttachments(List.of())
                .setQuickReplies(draft.quickReplies().stream()
                        .map(reply -> new QuickReply(reply.title(), reply.payload()))
                        .toList())
                .setReplyTo(draft.replyTo())
                .setInternal(draft.internal())
                .setExpectedSeq(draft.expectedSeq())
                .setSendAfter(draft.sendAfter())
                .build();
    }

    private static SpecificRecord assign(Command.Assign assign) {
        return AssignConversation.newBuilder()
                .setCommandId(assign.header().commandId())
                .setWorkspaceId(WORKSPACE)
                .setConversationKey(assign.header().key().toString())
                .setActor(actor(assign.header().author()))
                .setIssuedAt(assign.header().issuedAt())
                .setAssigneeId(assign.assigneeId())
                .setExpectsAssignee(assign.expected().comparesAssignee())
                .setExpectedAssigneeId(assign.expected().assigneeId())
                .setExpectedStatus(assign.expected().status())
                .build();
    }

    private static SpecificRecord status(Command.SetStatus status) {
        return ChangeStatus.newBuilder()
                .setCommandId(status.header().commandId())
                .setWorkspaceId(WORKSPACE)
                .setConversationKey(status.header().key().toString())
                .setActor(actor(status.header().author()))
                .setIssuedAt(status.header().issuedAt())
                .setStatus(status.status())
                .setSnoozedUntil(status.snoozedUntil())
                .setExpectsAssignee(status.expected().comparesAssignee())
                .setExpectedAssigneeId(status.expected().assigneeId())
                .setExpectedStatus(status.expected().status())
                .build();
    }

    private static SpecificRecord read(Command.MarkRead read) {
        return MarkRead.newBuilder()
                .setCommandId(read.header().commandId())
                .setWorkspaceId(WORKSPACE)
                .setConversationKey(read.header().key().toString())
                .setActor(actor(read.header().author()))
                .setIssuedAt(read.header().issuedAt())
                .setSeq(read.seq())
                .setUnread(read.unread())
                .build();
    }

    private static Actor actor(Command.Author author) {
        return new Actor("agent", author.userId(), author.name());
    }
}
