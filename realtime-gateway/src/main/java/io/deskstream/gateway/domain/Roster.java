package io.deskstream.gateway.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hub's sessions, indexed by user, so that an event finds its few receivers. One thread. */
final class Roster {

    private final Directory directory;
    private final Map<Member, Seat> seats = new LinkedHashMap<>();
    private final Map<String, Set<Seat>> byUser = new HashMap<>();
    private final Set<Seat> admins = new LinkedHashSet<>();

    Roster(Directory directory) {
        this.directory = directory;
    }

    void add(Seat seat) {
        seats.put(seat.member, seat);
        byUser.computeIfAbsent(seat.member.userId(), id -> new LinkedHashSet<>())
                .add(seat);
        User user = directory.user(seat.member.userId());
        if (user != null && user.role() == User.Role.ADMIN) {
            admins.add(seat);
        }
    }

    @Nullable
    Seat of(Member member) {
        return seats.get(member);
    }

    /** Whether it was there. */
    boolean remove(Member member) {
        Seat seat = seats.remove(member);
        if (seat == null) {
            return false;
        }
        admins.remove(seat);
        byUser.computeIfPresent(member.userId(), (id, ofUser) -> {
            ofUser.remove(seat);
            return ofUser.isEmpty() ? null : ofUser;
        });
        return true;
    }

    /** The user's role may be another now. */
    void reindex(String userId) {
        User user = directory.user(userId);
        for (Seat seat : ofUser(userId)) {
            if (user != null && user.role() == User.Role.ADMIN) {
                admins.add(seat);
            } else {
                admins.remove(seat);
            }
        }
    }

    List<Seat> all() {
        return List.copyOf(seats.values());
    }

    List<Seat> ofUser(String userId) {
        return List.copyOf(byUser.getOrDefault(userId, Set.of()));
    }

    int size() {
        return seats.size();
    }

    /** Everyone who could be told of the event: never too few, the audience decides. */
    Collection<Seat> candidates(StreamEvent event) {
        return switch (event) {
            case StreamEvent.ConversationEvent e -> candidates(e);
            case StreamEvent.Rejection e -> ofUser(e.authorId());
            case StreamEvent.AccountEvent e -> all();
            case StreamEvent.UserEvent e -> List.of();
            case StreamEvent.VisibilityEvent e -> List.of();
            case StreamEvent.Silent e -> List.of();
        };
    }

    private Collection<Seat> candidates(StreamEvent.ConversationEvent event) {
        boolean moved = !Objects.equals(event.assigneeId(), event.previousAssigneeId());
        boolean open = event.assigneeId() == null || (moved && event.previousAssigneeId() == null);
        if (open && directory.unassignedVisible()) {
            return all();
        }
        Set<Seat> few = new LinkedHashSet<>(admins);
        addOfUser(few, event.assigneeId());
        addOfUser(few, moved ? event.previousAssigneeId() : null);
        return few;
    }

    private void addOfUser(Set<Seat> few, @Nullable String userId) {
        if (userId != null) {
            few.addAll(byUser.getOrDefault(userId, Set.of()));
        }
    }
}
