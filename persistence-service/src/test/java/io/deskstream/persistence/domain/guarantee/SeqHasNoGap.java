package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** A conversation's messages are 1, 2, 3 … up to its last_seq. */
public final class SeqHasNoGap implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (Conversation conversation : history.tables.conversations()) {
            List<Long> seqs = history.tables.messages(conversation.id()).stream()
                    .map(Message::seq)
                    .toList();
            List<Long> wanted = LongStream.rangeClosed(
                            conversation.erasure().upToSeq() + 1,
                            conversation.counters().lastSeq())
                    .boxed()
                    .toList();
            if (!seqs.equals(wanted)) {
                violations.add(conversation.key() + " has " + seqs + " and last_seq "
                        + conversation.counters().lastSeq());
            }
        }
        return violations;
    }
}
