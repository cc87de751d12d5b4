package io.deskstream.persistence.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The span in which the platform lets the account write. A person opens it by a message, a button, a reaction, a link or an
 * ad that leads into the thread, and by opting in.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/policy/policy-overview">Standard messaging</a>
 */
final class WindowRules {

    private WindowRules() {}

    /** @param at when the person acted; the window never becomes shorter */
    static void open(Step step, @Nullable Long at) {
        Instant ends = (at == null ? step.now : Instant.ofEpochMilli(at)).plus(Timers.REPLY_WINDOW);
        Instant before = step.conversation.replyWindowEndsAt;
        if (before == null || ends.isAfter(before)) {
            step.conversation.replyWindowEndsAt = ends;
        }
    }
}
