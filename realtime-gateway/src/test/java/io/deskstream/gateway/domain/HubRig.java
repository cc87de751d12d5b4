package io.deskstream.gateway.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hub over in-memory partitions: admin "boss", agents "ann" and "bob". */
final class HubRig {

    static final int PARTITIONS = 3;

    final StreamLayout layout = new StreamLayout(PARTITIONS, 42);
    final Directory directory = new Directory();
    final List<HubObserver.Join> joins = new ArrayList<>();
    final long[] next = new long[layout.slots()];
    final Hub hub;

    HubRig(long memoryBytes) {
        user("boss", User.Role.ADMIN, true, null);
        user("ann", User.Role.AGENT, true, null);
        user("bob", User.Role.AGENT, true, null);
        hub = new Hub(layout, directory, observer(), 25, memoryBytes, next.clone());
        next[layout.directorySlot()] = 0;
    }

    private HubObserver observer() {
        return new HubObserver() {
            @Override
            public void joined(Join join) {
                joins.add(join);
            }

            @Override
            public void frameQueued(int receivers) {}

            @Override
            public void delivered(Instant publishedAt) {}
        };
    }

    /** Known before the stream begins. */
    private void user(String id, User.Role role, boolean active, @Nullable Instant validAfter) {
        directory.put(new User(id, id + "@x", id, role, active, validAfter), -1);
    }

    void userChanges(String id, User.Role role, boolean active, @Nullable Instant validAfter) {
        int slot = layout.directorySlot();
        boolean roleChanged = directory.put(new User(id, id + "@x", id, role, active, validAfter), next[slot]);
        hub.accept(new StreamEvent.UserEvent(slot, next[slot]++, Instant.EPOCH, id, roleChanged));
    }

    void visibilityChanges(boolean visible) {
        int slot = layout.directorySlot();
        directory.setUnassignedVisible(visible, next[slot]);
        hub.accept(new StreamEvent.VisibilityEvent(slot, next[slot]++, Instant.EPOCH));
    }

    void conversation(int partition, @Nullable String previous, @Nullable String assignee) {
        long offset = next[partition]++;
        var frame = new EncodedFrame(
                "conversation.updated",
                ("\"n\":\"" + partition + "@" + offset + "\"").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        hub.accept(new StreamEvent.ConversationEvent(
                partition, offset, Instant.EPOCH, "c" + partition, offset, assignee, previous, true, frame));
    }

    void message(int partition, @Nullable String assignee) {
        long offset = next[partition]++;
        var frame = new EncodedFrame(
                "message.created",
                ("\"n\":\"" + partition + "@" + offset + "\"").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        hub.accept(new StreamEvent.ConversationEvent(
                partition, offset, Instant.EPOCH, "c" + partition, offset, assignee, assignee, false, frame));
    }

    RecordedMember join(String userId, @Nullable String cursor) {
        return join(new RecordedMember(userId), cursor);
    }

    RecordedMember join(RecordedMember member, @Nullable String cursor) {
        Hub.Joining joining = hub.join(member, cursor, null);
        if (joining == Hub.Joining.NEEDS_LOG_END) {
            throw new IllegalStateException("the cursor is ahead");
        }
        return member;
    }

    void settle() {
        while (hub.advance()) {
            // until nobody can be served further
        }
    }

    String cursor() {
        return Cursor.encode(layout, hub.position());
    }
}
