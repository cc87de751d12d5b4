package io.deskstream.persistence.domain;

import io.deskstream.persistence.domain.Pending.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people and programs ask for, judged. A refusal changes nothing but that it is remembered: a command that comes again
 * gets the same answer, for as long as it is among the last that were answered in the conversation.
 */
final class CommandRules {

    private static final int MOST_ANSWERS = 50;

    private CommandRules() {}

    static void command(Step step, Input.FromPerson input) {
        switch (input.command()) {
            case Command.MarkRead read -> ReadRules.mark(step, read);
            case Command.Wake wake -> wake(step);
            case Command.Send send -> answer(step, input);
            case Command.Retry retry -> answer(step, input);
            case Command.Cancel cancel -> answer(step, input);
            case Command.Settle settle -> answer(step, input);
            case Command.Change change -> answer(step, input);
            case Command.Rename rename -> answer(step, input);
            case Command.Erase erase -> answer(step, input);
        }
    }

    private static void answer(Step step, Input.FromPerson input) {
        Answer before = find(step.conversation.pending.answers, input.commandId());
        Refusal refusal = before == null ? judge(step, input) : before.refusal();
        if (before == null && (refusal != null || !(input.command() instanceof Command.Send))) {
            remember(step.conversation.pending.answers, new Answer(input.commandId(), refusal));
        }
        if (refusal != null) {
            step.reject(input, refusal);
        }
    }

    /** Does what is asked for, or tells why not. */
    private static @Nullable Refusal judge(Step step, Input.FromPerson input) {
        return switch (input.command()) {
            case Command.Send send -> ReplyRules.send(step, input.actor(), send);
            case Command.Retry retry -> ReplyRules.retry(step, input.actor(), retry);
            case Command.Cancel cancel -> ReplyRules.cancel(step, cancel);
            case Command.Settle settle -> ReplyRules.settle(step, settle);
            case Command.Change change -> ChangeRules.change(step, change);
            case Command.Rename rename -> ChangeRules.rename(step, rename);
            case Command.Erase erase -> {
                ErasureRules.erase(step);
                yield null;
            }
            case Command.MarkRead read -> throw new IllegalArgumentException("is not judged: " + read);
            case Command.Wake wake -> throw new IllegalArgumentException("is not judged: " + wake);
        };
    }

    private static @Nullable Answer find(List<Answer> answers, String commandId) {
        for (Answer answer : answers) {
            if (answer.commandId().equals(commandId)) {
                return answer;
            }
        }
        return null;
    }

    private static void remember(List<Answer> answers, Answer answer) {
        answers.add(answer);
        if (answers.size() > MOST_ANSWERS) {
            answers.removeFirst();
        }
    }

    private static void wake(Step step) {
        Conversation.Draft conversation = step.conversation;
        if (conversation.snoozedUntil != null && !conversation.snoozedUntil.isAfter(step.now)) {
            conversation.snoozedUntil = null;
            conversation.status = ConversationStatus.OPEN;
        }
        SendRules.wake(step);
    }
}
