package io.deskstream.persistence.domain;

import io.deskstream.persistence.domain.Pending.Control;
import org.jspecify.annotations.Nullable;

/**
 * Which app controls the thread. What was told counts by the platform's time, whatever the order it comes in; a hand-over
 * that names the owner counts for more than what is overheard.
 */
final class HandOverRules {

    /** Another app's: we only overhear, and nobody told whose it is. */
    private static final String SOME_OTHER = "";

    private HandOverRules() {}

    static void handedOver(Step step, PlatformEvent.HandOver event) {
        InboundRules.activity(step, event.activity());
        if (event.newOwner() == null) {
            return;
        }
        Control control = step.conversation.pending.control;
        long at = millis(step, event.at());
        boolean newer = at > control.handedAt() || (at == control.handedAt() && isGreater(step, event.newOwner()));
        if (newer) {
            step.conversation.threadOwner = event.newOwner();
            step.conversation.pending.control = new Control(at, control.directAt(), control.standbyAt());
        }
    }

    /** A message of the customer came. */
    static void heard(Step step, @Nullable Long at) {
        Control control = step.conversation.pending.control;
        long time = millis(step, at);
        Control heard = switch (step.origin) {
            case DIRECT -> new Control(control.handedAt(), Math.max(control.directAt(), time), control.standbyAt());
            case STANDBY -> new Control(control.handedAt(), control.directAt(), Math.max(control.standbyAt(), time));
            case BACKFILL -> control;
        };
        step.conversation.pending.control = heard;
        if (heard.handedAt() == 0) {
            step.conversation.threadOwner = heard.standbyAt() > heard.directAt() ? SOME_OTHER : null;
        }
    }

    /** Of two at the same time one has to be chosen, the same in any order. */
    private static boolean isGreater(Step step, String owner) {
        return step.conversation.threadOwner == null || owner.compareTo(step.conversation.threadOwner) > 0;
    }

    private static long millis(Step step, @Nullable Long at) {
        return at == null ? step.now.toEpochMilli() : at;
    }
}
