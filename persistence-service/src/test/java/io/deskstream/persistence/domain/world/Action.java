package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.ConversationStatus;
import io.deskstream.persistence.domain.Party;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens. Numbers choose among what there is at that time (by remainder), so that a history that was made
 * shorter still makes sense.
 */
public sealed interface Action {

    /** An agent asks for something. */
    sealed interface OfAgent extends Action {}

    record CustomerWrites(int conversation, String text) implements Action {}

    /** Somebody answers in the platform's own inbox. */
    record PageWrites(int conversation, String text) implements Action {}

    /** @param laterSeconds when it is to leave, 0 for at once */
    record AgentSends(int conversation, int agent, String text, int laterSeconds, boolean asReply) implements OfAgent {}

    /** @param back from the newest message that the agent has seen, so many others have come since */
    record AgentSendsUnlessOthersDid(int conversation, int agent, String text, int back) implements OfAgent {}

    record AgentNotes(int conversation, int agent, String text) implements OfAgent {}

    /** @param fitting whether among the messages that failed, else among all that were written here; so for the next two */
    record AgentRetries(int message, boolean fitting) implements OfAgent {}

    record AgentCancels(int message, boolean fitting) implements OfAgent {}

    /** Somebody looks whether it left, and tells the truth, at once. */
    record AgentSettles(int message, boolean fitting) implements OfAgent {}

    record AgentLabels(int conversation, int labels) implements OfAgent {}

    /** @param name empty to give it back to the look-up */
    record AgentNames(int conversation, String name) implements OfAgent {}

    /** Any command that was written before comes again. */
    record CommandRepeats(int command) implements Action {}

    /** A message that was written before is asked for again, by a command of its own. */
    record AgentRepeats(int message) implements OfAgent {}

    record AgentReads(int conversation, int back, boolean unread) implements OfAgent {}

    /** @param agent 0 for nobody */
    record Assigns(int conversation, int agent) implements OfAgent {}

    /** Assigns and opens, if nobody has the conversation. */
    record TakesOver(int conversation, int agent) implements OfAgent {}

    /** Somebody asks for a customer's data to be deleted. */
    record Erases(int conversation) implements OfAgent {}

    record SetsStatus(int conversation, ConversationStatus status, int seconds) implements OfAgent {}

    /** The sender takes the next request or probe up. */
    record SenderTakesUp(Fate fate) implements Action {}

    record ResultArrives(int which) implements Action {}

    record ResultRepeats(int which) implements Action {}

    /** One of the webhooks that the platform has yet to deliver. */
    record MetaTells(int which) implements Action {}

    record MetaRepeats(int which) implements Action {}

    record CustomerReads(int conversation) implements Action {}

    /** Another text for one of the customer's messages. */
    record CustomerEdits(int conversation, int which, String text) implements Action {}

    record CustomerUnsends(int conversation, int which) implements Action {}

    /** @param emoji null takes the reaction back */
    record Reacts(
            int conversation,
            int which,
            Party party,
            @Nullable String emoji) implements Action {}

    /** An app gets control of the thread. */
    record HandsOver(int conversation, int app) implements Action {}

    /** A customer's message is told once more, as to an app that only overhears. */
    record MetaTellsOnStandby(int which) implements Action {}

    /** The customer's next message is not told at once. */
    record CustomerWritesUntold(int conversation, String text) implements Action {}

    record TimePasses(int seconds) implements Action {}

    /** The engine works one batch. */
    record Works(int webhooks, int commands, int results, Crash crash) implements Action {}

    /** A copy of the database is made, beside the empty one that there is. */
    record DatabaseIsCopied() implements Action {}

    /** The database is lost, and one of its copies is restored; the log is kept. */
    record DatabaseIsLost(int which) implements Action {}

    /** What becomes of a request that was taken up. */
    enum Fate {
        SENT,
        FAILED,
        DEFERRED,
        UNKNOWN_BUT_LEFT,
        UNKNOWN_NOT_LEFT,
        SENDER_DIES_BEFORE_THE_CALL,
        SENDER_DIES_AFTER_THE_CALL
    }

    /** Where the engine dies; another takes over at once. */
    enum Crash {
        NONE,
        BEFORE_STORE,
        BEFORE_PUBLISH,
        WHILE_PUBLISHING,
        /** It is thought dead, but the rest of what it was publishing arrives after its heir has published. */
        LATE_COPIES,
        /** Nothing dies, but a copy of the database is made that has the batch, before it is published. */
        DATABASE_IS_COPIED,
        /** With the database, of which an older copy is restored. */
        DATABASE_IS_LOST
    }
}
