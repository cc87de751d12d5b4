package io.deskstream.schemas.docs;

import io.deskstream.schemas.topics.Topic;
import io.deskstream.schemas.topics.TopicCatalog;
import java.util.Map;

/** Who writes a topic, who reads it and what for: the part of the reference that the catalog does not know. */
record TopicPurpose(String what, String writtenBy, String readBy) {

    private static final String DEAD_LETTERS = ".dlt";

    private static final Map<Topic, TopicPurpose> KNOWN = Map.ofEntries(
            Map.entry(
                    TopicCatalog.WEBHOOK_EVENTS,
                    new TopicPurpose(
                            "One messaging item of a webhook, its JSON as it came",
                            "ingest-service",
                            "persistence-service")),
            Map.entry(
                    TopicCatalog.WEBHOOK_EVENTS_QUARANTINE,
                    new TopicPurpose(
                            "Items of no account or no participant, byte for byte; why is in the header `reason`",
                            "ingest-service",
                            "people")),
            Map.entry(
                    TopicCatalog.CONVERSATION_COMMANDS,
                    new TopicPurpose(
                            "What a person, a program or a timer wants of a conversation",
                            "realtime-gateway; persistence-service (`Wake`, `EraseParticipant`)",
                            "persistence-service")),
            Map.entry(
                    TopicCatalog.SEND_RESULTS,
                    new TopicPurpose(
                            "What came of a send-request or a look-up", "outbound-sender", "persistence-service")),
            Map.entry(
                    TopicCatalog.CONVERSATION_EVENTS,
                    new TopicPurpose(
                            "After-images: the whole row of one message or one conversation, as it is from that version on."
                                    + " A batch's last record has the header `position`; a tombstone of a message has"
                                    + " `conversation_id`",
                            "persistence-service",
                            "realtime-gateway, analytics")),
            Map.entry(
                    TopicCatalog.COMMAND_REJECTIONS,
                    new TopicPurpose("Commands that the core refused", "persistence-service", "realtime-gateway")),
            Map.entry(
                    TopicCatalog.SEND_REQUESTS,
                    new TopicPurpose("One message to be sent by one call", "persistence-service", "outbound-sender")),
            Map.entry(
                    TopicCatalog.GRAPH_LOOKUPS,
                    new TopicPurpose(
                            "Questions to the Graph API that no reply waits for",
                            "persistence-service",
                            "outbound-sender")),
            Map.entry(
                    TopicCatalog.DIRECTORY,
                    new TopicPurpose(
                            "Users without secrets, accounts with their token encrypted, labels and settings; a record without a value is a deletion",
                            "persistence-service",
                            "realtime-gateway, outbound-sender")),
            Map.entry(
                    TopicCatalog.LIVE_SIGNALS,
                    new TopicPurpose(
                            "Who types, who is here, who looks at what", "realtime-gateway", "realtime-gateway")),
            Map.entry(
                    TopicCatalog.DELETION_REQUESTS,
                    new TopicPurpose(
                            "People who asked Meta to have their data deleted",
                            "ingest-service",
                            "persistence-service")));

    /** The topic's purpose; a topic that nobody has described is an error. */
    static TopicPurpose of(Topic topic) {
        if (topic.name().endsWith(DEAD_LETTERS)) {
            String origin = topic.name().substring(0, topic.name().length() - DEAD_LETTERS.length());
            return new TopicPurpose(
                    "Records of `" + origin + "` that no repetition would help, byte for byte, the error in headers",
                    "its reader",
                    "people");
        }
        TopicPurpose purpose = KNOWN.get(topic);
        if (purpose == null) {
            throw new IllegalStateException("describe topic " + topic.name() + " in TopicPurpose");
        }
        return purpose;
    }
}
