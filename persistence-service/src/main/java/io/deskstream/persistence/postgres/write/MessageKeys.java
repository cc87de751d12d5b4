package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.domain.Needs;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The keys by which a batch's messages are loaded: ids, platform ids, places, and ids of those whose answered message is loaded; each beside its conversation. */
record MessageKeys(
        List<UUID> idConversations,
        List<UUID> ids,
        List<UUID> midConversations,
        List<String> mids,
        List<UUID> seqConversations,
        List<Long> seqs,
        List<UUID> answeringConversations,
        List<UUID> answering,
        List<UUID> whole) {

    static MessageKeys of(Map<UUID, Needs> needs) {
        MessageKeys keys = new MessageKeys(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        needs.forEach(keys::add);
        return keys;
    }

    private void add(UUID conversation, Needs needs) {
        needs.ids.forEach(id -> {
            idConversations.add(conversation);
            ids.add(id);
        });
        needs.mids.forEach(mid -> {
            midConversations.add(conversation);
            mids.add(mid);
        });
        needs.seqs.forEach(seq -> {
            seqConversations.add(conversation);
            seqs.add(seq);
        });
        needs.withAnswered.forEach(id -> {
            answeringConversations.add(conversation);
            answering.add(id);
        });
        if (needs.all) {
            whole.add(conversation);
        }
    }

    Statement bind(Statement statement) {
        return statement
                .bind(0, idConversations.toArray(UUID[]::new))
                .bind(1, ids.toArray(UUID[]::new))
                .bind(2, midConversations.toArray(UUID[]::new))
                .bind(3, mids.toArray(String[]::new))
                .bind(4, seqConversations.toArray(UUID[]::new))
                .bind(5, seqs.toArray(Long[]::new))
                .bind(6, answeringConversations.toArray(UUID[]::new))
                .bind(7, answering.toArray(UUID[]::new))
                .bind(8, whole.toArray(UUID[]::new));
    }
}
