package io.deskstream.persistence.domain;

import io.deskstream.persistence.domain.Pending.Early;
import io.deskstream.schemas.ids.MessageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits, reactions and unsending, of whichever party's message. What comes before its message waits for it. */
final class AmendmentRules {

    private static final int MOST_EARLY = 200;

    private AmendmentRules() {}

    static void edited(Step step, PlatformEvent.Edited event) {
        // Instagram tells of every new message as edited 0 times, without a text.
        if (event.text() != null || event.count() > 0) {
            Edit edit = Edit.of(event.text(), event.count(), time(step, event.at()));
            amend(step, event.mid(), Amendments.edited(edit));
        }
    }

    static void unsent(Step step, PlatformEvent.Unsent event) {
        amend(step, event.mid(), Amendments.unsent(time(step, event.at())));
    }

    static void reacted(Step step, PlatformEvent.Reacted event) {
        if (event.by() == Party.CUSTOMER && event.emoji() != null) {
            WindowRules.open(step, event.at());
        }
        String emoji = event.emoji() == null ? "" : event.emoji();
        long at = time(step, event.at()).toEpochMilli();
        amend(step, event.mid(), Amendments.reacted(new Reaction(event.by().code(), emoji, at)));
    }

    /** The message has its mid now: what waited for it is brought to it. */
    static void catchUp(Pending.Draft pending, Message.Draft message) {
        for (Early early : List.copyOf(pending.early)) {
            if (early.mid().equals(message.platformMessageId)) {
                pending.early.remove(early);
                early.amendments().applyTo(message);
            }
        }
    }

    /** Another message turns out to be the one of this mid: it takes over what became of the first. */
    static void passOn(Step step, String mid, Message from) {
        Amendments amendments = Amendments.of(from.draft());
        if (!amendments.none()) {
            step.conversation.pending.early.add(new Early(mid, amendments));
        }
    }

    private static void amend(Step step, String mid, Amendments amendments) {
        Message message = step.messageByMid(mid);
        if (message == null) {
            await(step, mid, amendments);
            return;
        }
        Message.Draft draft = message.draft();
        amendments.applyTo(draft);
        if (!draft.build().equals(message)) {
            step.update(draft);
        }
    }

    private static void await(Step step, String mid, Amendments amendments) {
        List<Early> waiting = step.conversation.pending.early;
        for (int i = 0; i < waiting.size(); i++) {
            Early early = waiting.get(i);
            if (early.mid().equals(mid)) {
                waiting.set(i, new Early(mid, early.amendments().with(amendments)));
                return;
            }
        }
        waiting.add(new Early(mid, amendments));
        if (waiting.size() > MOST_EARLY) {
            showAlone(step, waiting.removeFirst().amendments());
        }
    }

    /** Its message never came. */
    private static void showAlone(Step step, Amendments amendments) {
        // Not an item of the platform's: named by the place that it takes, which no other message ever has.
        String name = "{\"given_up_at_seq\":" + (step.conversation.counters.lastSeq() + 1) + "}";
        Message.Draft message = new Message.Draft(step.conversation.id, MessageId.ofItem(step.conversation.id, name));
        message.text = amendments.describe() + " a message that never came";
        step.create(message);
    }

    private static Instant time(Step step, @Nullable Long at) {
        return at == null ? step.now : Instant.ofEpochMilli(at);
    }
}
