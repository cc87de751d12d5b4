package io.deskstream.persistence.domain;

import io.deskstream.persistence.domain.Command.Part;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has a conversation, how it stands, what it and its customer are called. */
final class ChangeRules {

    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);
    private static final int MOST_LABELS = 50;
    private static final int LABEL_CHARACTERS = 50;
    private static final int NAME_CHARACTERS = 100;

    private ChangeRules() {}

    static @Nullable Refusal change(Step step, Command.Change change) {
        if (!change.expected().holds(step.conversation)) {
            return Refusal.CHANGED_MEANWHILE;
        }
        for (Part part : change.parts()) {
            Refusal refusal = refusal(step, part);
            if (refusal != null) {
                return refusal;
            }
        }
        change.parts().forEach(part -> apply(step.conversation, part));
        return null;
    }

    private static @Nullable Refusal refusal(Step step, Part part) {
        return switch (part) {
            case Command.Assign assign -> null;
            case Command.SetStatus status -> snoozeRefusal(step, status);
            case Command.SetLabels(List<String> labels) -> {
                List<String> cleaned = cleaned(labels);
                boolean wrong = cleaned.size() > MOST_LABELS
                        || cleaned.stream().anyMatch(label -> label.isEmpty() || isLonger(label, LABEL_CHARACTERS));
                yield wrong ? Refusal.LABELS_INVALID : null;
            }
        };
    }

    private static @Nullable Refusal snoozeRefusal(Step step, Command.SetStatus status) {
        if (status.status() != ConversationStatus.SNOOZED) {
            return null;
        }
        if (status.snoozedUntil() == null) {
            return Refusal.SNOOZED_UNTIL_MISSING;
        }
        boolean sensible = status.snoozedUntil().isAfter(step.now)
                && !status.snoozedUntil().isAfter(step.now.plus(LONGEST_SNOOZE));
        return sensible ? null : Refusal.SNOOZED_UNTIL_INVALID;
    }

    private static void apply(Conversation.Draft conversation, Part part) {
        switch (part) {
            case Command.Assign assign -> conversation.assigneeId = assign.assigneeId();
            case Command.SetStatus status -> {
                boolean snoozed = status.status() == ConversationStatus.SNOOZED;
                conversation.status = status.status();
                conversation.snoozedUntil = snoozed ? status.snoozedUntil() : null;
            }
            case Command.SetLabels(List<String> labels) -> conversation.labels = cleaned(labels);
        }
    }

    /** A name that is taken away is looked up again; until it is found the customer has none. */
    static @Nullable Refusal rename(Step step, Command.Rename rename) {
        String name = cleaned(rename.name());
        if (isLonger(name, NAME_CHARACTERS)) {
            return Refusal.NAME_TOO_LONG;
        }
        Participant known = step.conversation.participant;
        if (!name.isEmpty()) {
            step.conversation.participant = new Participant(name, known.username(), known.avatarUrl(), true);
        } else if (known.named()) {
            step.conversation.participant = new Participant(null, known.username(), known.avatarUrl(), false);
            step.wantProfile();
        }
        return null;
    }

    private static List<String> cleaned(List<String> labels) {
        return labels.stream().map(ChangeRules::cleaned).distinct().sorted().toList();
    }

    /** Without control characters and the blanks around it, blanks within it as one. */
    private static String cleaned(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static boolean isLonger(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters;
    }
}
