package io.deskstream.persistence.domain;

/**
 * Who did something.
 *
 * @param id the user's id for an agent, the platform's id for others, may be empty
 */
public record Actor(Kind kind, String id, String name) {

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "", "");

    public enum Kind {
        CUSTOMER,
        AGENT,
        BOT,
        PAGE,
        APP,
        SYSTEM
    }

    static Actor customer(Conversation.Draft conversation) {
        String name = conversation.participant.name();
        return new Actor(Kind.CUSTOMER, conversation.key.participantId(), name == null ? "" : name);
    }
}
