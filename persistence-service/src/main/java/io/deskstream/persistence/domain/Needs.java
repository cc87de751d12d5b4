package io.deskstream.persistence.domain;

import io.deskstream.schemas.ids.MessageId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which messages of a conversation must be at hand before its inputs are decided. */
public final class Needs {

    public final Set<UUID> ids = new HashSet<>();
    public final Set<String> mids = new HashSet<>();
    public final Set<Long> seqs = new HashSet<>();
    /** Whether every message of the conversation is needed. */
    public boolean all;
    /** Messages that are needed together with the one that each of them answers. */
    public final Set<UUID> withAnswered = new HashSet<>();

    /** By conversation id. */
    public static Map<UUID, Needs> of(Collection<Input> inputs) {
        Map<UUID, Needs> needs = new LinkedHashMap<>();
        for (Input input : inputs) {
            needs.computeIfAbsent(input.header().key().conversationId(), id -> new Needs())
                    .add(input);
        }
        return needs;
    }

    /** What the conversation itself names. */
    public void add(Conversation conversation) {
        conversation.pending().sends().forEach(this::addSend);
        conversation.pending().heldEchoes().forEach(held -> addEcho(conversation.id(), held.echo()));
    }

    public void add(Input input) {
        UUID conversation = input.header().key().conversationId();
        switch (input) {
            case Input.FromPlatform platform -> addEvent(conversation, platform.event());
            case Input.FromPerson(var header, var commandId, Actor actor, Command command) ->
                addCommand(conversation, actor, command);
            case Input.FromSender(var header, UUID messageId, var attempt, SendOutcome outcome) -> {
                ids.add(messageId);
                if (outcome instanceof SendOutcome.Sent(String mid) && mid != null) {
                    addMid(conversation, mid);
                }
            }
            case Input.ProfileFound profile -> {}
        }
    }

    private void addSend(Pending.Send send) {
        ids.add(send.messageId());
        if (send.replyTo() != null) {
            ids.add(send.replyTo());
        }
    }

    private void addEvent(UUID conversation, PlatformEvent event) {
        switch (event) {
            case PlatformEvent.CustomerMessage message -> {
                addMid(conversation, message.mid());
                addReply(conversation, message.content());
            }
            case PlatformEvent.Echo echo -> addEcho(conversation, echo);
            case PlatformEvent.Postback postback -> {
                if (postback.mid() != null) {
                    addMid(conversation, postback.mid());
                } else {
                    addItem(conversation, postback.item());
                }
            }
            case PlatformEvent.Delivered delivered -> mids.addAll(delivered.mids());
            case PlatformEvent.Read read -> {
                if (read.mid() != null) {
                    mids.add(read.mid());
                }
            }
            case PlatformEvent.Unsent unsent -> mids.add(unsent.mid());
            case PlatformEvent.Edited edited -> mids.add(edited.mid());
            case PlatformEvent.Reacted reacted -> mids.add(reacted.mid());
            case PlatformEvent.Activity activity -> addItem(conversation, activity.item());
            case PlatformEvent.HandOver handOver ->
                addItem(conversation, handOver.activity().item());
        }
    }

    private void addEcho(UUID conversation, PlatformEvent.Echo echo) {
        addMid(conversation, echo.mid());
        addReply(conversation, echo.content());
        if (echo.sendOf() != null) {
            ids.add(echo.sendOf());
        }
    }

    private void addReply(UUID conversation, PlatformEvent.Content content) {
        if (content.replyToMid() != null) {
            addMid(conversation, content.replyToMid());
        }
    }

    private void addItem(UUID conversation, String item) {
        ids.add(MessageId.ofItem(conversation, item));
    }

    private void addMid(UUID conversation, String mid) {
        mids.add(mid);
        ids.add(MessageId.ofPlatform(conversation, mid));
    }

    private void addCommand(UUID conversation, Actor actor, Command command) {
        switch (command) {
            case Command.Send send -> {
                SendParts.of(conversation, actor, send).forEach(part -> ids.add(part.id()));
                if (send.replyTo() != null) {
                    ids.add(send.replyTo());
                }
            }
            case Command.MarkRead(long seq, boolean unread) -> seqs.add(unread ? seq - 1 : seq);
            case Command.Retry(UUID message) -> {
                ids.add(message);
                withAnswered.add(message);
            }
            case Command.Cancel(UUID message) -> ids.add(message);
            case Command.Settle(UUID message, boolean sent) -> ids.add(message);
            case Command.Change change -> {}
            case Command.Rename rename -> {}
            case Command.Erase erase -> all = true;
            case Command.Wake wake -> {}
        }
    }
}
