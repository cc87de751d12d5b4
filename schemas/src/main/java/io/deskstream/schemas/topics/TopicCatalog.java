package io.deskstream.schemas.topics;

import io.deskstream.avro.AccountChanged;
import io.deskstream.avro.ApiTokenChanged;
import io.deskstream.avro.AssignConversation;
import io.deskstream.avro.CancelMessage;
import io.deskstream.avro.ChangeConversation;
import io.deskstream.avro.ChangeLabels;
import io.deskstream.avro.ChangeStatus;
import io.deskstream.avro.CommandRejected;
import io.deskstream.avro.ConversationChanged;
import io.deskstream.avro.DataDeletionRequested;
import io.deskstream.avro.EraseParticipant;
import io.deskstream.avro.LabelChanged;
import io.deskstream.avro.MarkRead;
import io.deskstream.avro.MessageChanged;
import io.deskstream.avro.PresenceSignal;
import io.deskstream.avro.ProfileLookup;
import io.deskstream.avro.ProfileResult;
import io.deskstream.avro.RenameParticipant;
import io.deskstream.avro.RetryMessage;
import io.deskstream.avro.SendMessage;
import io.deskstream.avro.SendProbe;
import io.deskstream.avro.SendRequest;
import io.deskstream.avro.SendResult;
import io.deskstream.avro.SessionEnded;
import io.deskstream.avro.SettingChanged;
import io.deskstream.avro.SettleMessage;
import io.deskstream.avro.TypingSignal;
import io.deskstream.avro.UserChanged;
import io.deskstream.avro.Wake;
import io.deskstream.avro.WebhookEvent;
import io.deskstream.schemas.topics.Topic.Keeping.Compacted;
import io.deskstream.schemas.topics.Topic.Keeping.Retained;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The one place that knows the topics: name, key, partitions, retention, compaction and value types. */
public final class TopicCatalog {

    /** The largest record of any topic, in bytes: a webhook body's bound of 5 MiB and room for its envelope. */
    public static final int MAX_RECORD_BYTES = 6 * 1024 * 1024;

    private static final String CONVERSATION = "conversation key";
    private static final String NONE = "none";
    private static final Retained WEEK = new Retained(Duration.ofDays(7));
    private static final Retained MONTH = new Retained(Duration.ofDays(30));

    public static final Topic WEBHOOK_EVENTS = byConversation("webhook-events", MONTH, WebhookEvent.getClassSchema());
    public static final Topic WEBHOOK_EVENTS_QUARANTINE =
            new Topic("webhook-events.quarantine", NONE, false, MONTH, List.of());
    public static final Topic CONVERSATION_COMMANDS = byConversation(
            "conversation-commands",
            MONTH,
            SendMessage.getClassSchema(),
            AssignConversation.getClassSchema(),
            ChangeStatus.getClassSchema(),
            MarkRead.getClassSchema(),
            RetryMessage.getClassSchema(),
            CancelMessage.getClassSchema(),
            SettleMessage.getClassSchema(),
            ChangeLabels.getClassSchema(),
            ChangeConversation.getClassSchema(),
            RenameParticipant.getClassSchema(),
            EraseParticipant.getClassSchema(),
            Wake.getClassSchema());
    public static final Topic SEND_RESULTS =
            byConversation("send-results", MONTH, SendResult.getClassSchema(), ProfileResult.getClassSchema());
    /** Keyed by entity for compaction; the partition is that of the conversation key. */
    public static final Topic CONVERSATION_EVENTS = new Topic(
            "conversation-events",
            "message:<id> or conversation:<id>, partitioned by conversation key",
            false,
            new Compacted(Duration.ofDays(21), Duration.ofDays(28)),
            List.of(MessageChanged.getClassSchema(), ConversationChanged.getClassSchema()));

    public static final Topic COMMAND_REJECTIONS =
            byConversation("command-rejections", WEEK, CommandRejected.getClassSchema());
    public static final Topic SEND_REQUESTS =
            byConversation("send-requests", WEEK, SendRequest.getClassSchema(), SendProbe.getClassSchema());
    public static final Topic GRAPH_LOOKUPS = byConversation("graph-lookups", WEEK, ProfileLookup.getClassSchema());
    public static final Topic DIRECTORY = new Topic(
            "directory",
            "<kind>:<id>",
            true,
            new Compacted(Duration.ZERO, Duration.ofDays(28)),
            List.of(
                    UserChanged.getClassSchema(),
                    AccountChanged.getClassSchema(),
                    LabelChanged.getClassSchema(),
                    SettingChanged.getClassSchema(),
                    SessionEnded.getClassSchema(),
                    ApiTokenChanged.getClassSchema()));
    public static final Topic LIVE_SIGNALS = new Topic(
            "live-signals",
            "conversation or user key",
            false,
            WEEK,
            List.of(TypingSignal.getClassSchema(), PresenceSignal.getClassSchema()));

    /** What Meta passes on from people who want their data deleted. */
    public static final Topic DELETION_REQUESTS = new Topic(
            "deletion-requests", "confirmation code", true, MONTH, List.of(DataDeletionRequested.getClassSchema()));

    /** What the persistence-service reads together: the same partition of each holds the same conversations. */
    public static final List<Topic> INPUTS = List.of(WEBHOOK_EVENTS, CONVERSATION_COMMANDS, SEND_RESULTS);

    private static final List<Topic> CONSUMED = List.of(
            WEBHOOK_EVENTS, CONVERSATION_COMMANDS, SEND_RESULTS, SEND_REQUESTS, GRAPH_LOOKUPS, DELETION_REQUESTS);

    private static final List<Topic> ALL = Stream.concat(
                    Stream.of(
                            WEBHOOK_EVENTS,
                            WEBHOOK_EVENTS_QUARANTINE,
                            CONVERSATION_COMMANDS,
                            SEND_RESULTS,
                            CONVERSATION_EVENTS,
                            COMMAND_REJECTIONS,
                            SEND_REQUESTS,
                            GRAPH_LOOKUPS,
                            DIRECTORY,
                            LIVE_SIGNALS,
                            DELETION_REQUESTS),
                    CONSUMED.stream().map(TopicCatalog::deadLetters))
            .toList();

    private TopicCatalog() {}

    public static List<Topic> all() {
        return ALL;
    }

    /** Where records of {@code topic} go that cannot be processed: as they came, the error in headers. */
    public static Topic deadLetters(Topic topic) {
        return new Topic(topic.name() + ".dlt", topic.key(), topic.single(), MONTH, List.of());
    }

    private static Topic byConversation(String name, Topic.Keeping keeping, Schema... values) {
        return new Topic(name, CONVERSATION, false, keeping, List.of(values));
    }
}
