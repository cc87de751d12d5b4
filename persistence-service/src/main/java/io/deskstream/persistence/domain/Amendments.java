package io.deskstream.persistence.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message after it was written. Amendments of the same message can be put together in any order, and as
 * often as they come: the result is the same.
 *
 * @param reactions one a party
 */
public record Amendments(
        @Nullable Edit edit,
        List<Reaction> reactions,
        @Nullable Instant unsentAt) {

    static Amendments edited(Edit edit) {
        return new Amendments(edit, List.of(), null);
    }

    static Amendments reacted(Reaction reaction) {
        return new Amendments(null, List.of(reaction), null);
    }

    static Amendments unsent(Instant at) {
        return new Amendments(null, List.of(), at);
    }

    /** Those that are in a message already. */
    static Amendments of(Message.Draft message) {
        Edit edit = message.editedAt == null ? null : new Edit(message.text, message.editCount, message.editedAt);
        return new Amendments(edit, message.reactions, message.deletedAt);
    }

    Amendments with(Amendments other) {
        if (other.unsentAt != null && (unsentAt == null || other.unsentAt.isBefore(unsentAt))) {
            return unsent(other.unsentAt);
        }
        if (unsentAt != null) {
            return unsent(unsentAt);
        }
        return new Amendments(
                edit == null ? other.edit : edit.with(other.edit), newest(reactions, other.reactions), null);
    }

    boolean none() {
        return edit == null && reactions.isEmpty() && unsentAt == null;
    }

    /** In words that go before the name of a message. */
    String describe() {
        if (unsentAt != null) {
            return "Unsent";
        }
        if (edit != null) {
            return edit.text() == null ? "Edited" : "Wrote \"" + edit.text() + "\" instead of";
        }
        String emoji = reactions.isEmpty() ? "" : reactions.getFirst().emoji();
        return emoji.isEmpty() ? "Took back a reaction to" : "Reacted " + emoji + " to";
    }

    /** Brings the message to what all its amendments say. An unsent one keeps its place and loses its content. */
    void applyTo(Message.Draft message) {
        Amendments all = of(message).with(this);
        message.deletedAt = all.unsentAt;
        message.reactions = all.reactions;
        if (all.unsentAt != null) {
            forgetContent(message);
        } else if (all.edit != null) {
            message.text = all.edit.text() == null ? message.text : all.edit.text();
            message.editCount = all.edit.count();
            message.editedAt = all.edit.at();
        }
    }

    private static void forgetContent(Message.Draft message) {
        message.text = null;
        message.attachments = List.of();
        message.context = null;
        message.raw = null;
        message.editCount = 0;
        message.editedAt = null;
    }

    private static List<Reaction> newest(List<Reaction> some, List<Reaction> others) {
        Map<String, Reaction> byActor = new TreeMap<>();
        some.forEach(reaction -> byActor.put(reaction.actor(), reaction));
        others.forEach(reaction -> byActor.merge(reaction.actor(), reaction, Reaction::newer));
        return List.copyOf(byActor.values());
    }
}
