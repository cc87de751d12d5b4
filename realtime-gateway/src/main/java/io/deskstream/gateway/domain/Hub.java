package io.deskstream.gateway.domain;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders all partitions into one position that all live sessions share. A session that catches up has a position of its own
 * and joins in one step when that has reached the hub's; so the cursor of a frame is always what was queued to that session.
 * To be used by one thread, which never waits in here.
 */
public final class Hub {

    /** Events looked at for one catching-up session in one step, so that none delays the others. */
    private static final int STEP = 256;

    private static final QueuedFrame PONG = QueuedFrame.of(new Frame.Pong(), null);

    private final StreamLayout layout;
    private final Directory directory;
    private final HubObserver observer;
    private final long heartbeatSeconds;
    private final Roster roster;
    private final Set<Seat> catchingUp = new LinkedHashSet<>();
    private final PresenceBoard presence = new PresenceBoard();
    private final EventMemory memory;
    private final long[] position;

    /**
     * A hub that begins at a position.
     *
     * @param memoryBytes for the events that resuming sessions are served from
     */
    public Hub(
            StreamLayout layout,
            Directory directory,
            HubObserver observer,
            long heartbeatSeconds,
            long memoryBytes,
            long[] start) {
        this.layout = layout;
        this.directory = directory;
        this.observer = observer;
        this.heartbeatSeconds = heartbeatSeconds;
        this.roster = new Roster(directory);
        this.memory = new EventMemory(memoryBytes, start);
        this.position = start.clone();
    }

    /** What came of an attempt to join. */
    public enum Joining {
        JOINED,
        /** No valid session any more; it was closed. */
        REFUSED,
        /** The cursor is ahead of this gateway: whether it is ahead of the log must be known first. */
        NEEDS_LOG_END
    }

    public long[] position() {
        return position.clone();
    }

    public int sessions() {
        return roster.size();
    }

    public long memoryBytes() {
        return memory.bytes();
    }

    /**
     * Lets a session in: hello, then what it missed or the word to load anew, then everything live. Without a cursor nothing
     * is to be resumed: {@code resumed} is false and there is nothing to load anew either.
     *
     * @param logEnd the log's end, where it was asked for
     */
    public Joining join(Member member, @Nullable String cursor, long @Nullable [] logEnd) {
        User user = directory.user(member.userId());
        if (user == null || !directory.admits(user, member.proof())) {
            member.close(CloseReason.SESSION_ENDED);
            return Joining.REFUSED;
        }
        if (cursor == null) {
            enter(member, user, null, HubObserver.Join.FRESH);
            return Joining.JOINED;
        }
        return switch (Cursor.read(layout, cursor)) {
            case Cursor.Reading.Position(long[] from) -> resume(member, user, from, logEnd);
            case Cursor.Reading.OtherTopic() -> loadAnew(member, user, ResyncReason.CURSOR_UNKNOWN);
            case Cursor.Reading.Unreadable() -> loadAnew(member, user, ResyncReason.CURSOR_UNKNOWN);
        };
    }

    private Joining resume(Member member, User user, long[] from, long @Nullable [] logEnd) {
        if (anyGreater(from, position) && logEnd == null) {
            return Joining.NEEDS_LOG_END;
        }
        if (logEnd != null && anyGreater(from, logEnd)) {
            return loadAnew(member, user, ResyncReason.CURSOR_UNKNOWN);
        }
        if (!remembered(from)) {
            return loadAnew(member, user, ResyncReason.CURSOR_TOO_OLD);
        }
        if (directory.accessChangedSince(user, from[layout.directorySlot()])) {
            return loadAnew(member, user, ResyncReason.ACCESS_CHANGED);
        }
        enter(member, user, from.clone(), HubObserver.Join.RESUMED);
        return Joining.JOINED;
    }

    private Joining loadAnew(Member member, User user, ResyncReason reason) {
        HubObserver.Join join = switch (reason) {
            case CURSOR_TOO_OLD -> HubObserver.Join.CURSOR_TOO_OLD;
            case CURSOR_UNKNOWN -> HubObserver.Join.CURSOR_UNKNOWN;
            case ACCESS_CHANGED -> HubObserver.Join.ACCESS_CHANGED;
        };
        enter(member, user, null, join);
        member.offer(QueuedFrame.of(new Frame.Resync(reason.text()), null));
        return Joining.JOINED;
    }

    private void enter(Member member, User user, long @Nullable [] from, HubObserver.Join join) {
        Seat seat = new Seat(member, from);
        roster.add(seat);
        if (from != null) {
            catchingUp.add(seat);
        }
        var hello = new Frame.Hello(member.sessionId(), from != null, Frame.UserView.of(user), heartbeatSeconds);
        offer(seat, QueuedFrame.of(hello, Cursor.encode(layout, seat.position(position))));
        presence.tell(member);
        observer.joined(join);
    }

    public void leave(Member member) {
        if (roster.remove(member)) {
            catchingUp.removeIf(seat -> seat.member == member);
        }
    }

    /** Answers a ping: at once to a live session, to another when it has caught up. */
    public void ping(Member member) {
        Seat seat = roster.of(member);
        if (seat != null && seat.live()) {
            offer(seat, PONG);
        } else if (seat != null) {
            seat.owePong();
        }
    }

    /** Takes the next event of a partition and tells the live sessions. */
    public void accept(StreamEvent event) {
        position[event.slot()] = event.offset() + 1;
        switch (event) {
            case StreamEvent.ConversationEvent e -> tell(e);
            case StreamEvent.Rejection e -> tell(e);
            case StreamEvent.AccountEvent e -> tell(e);
            case StreamEvent.UserEvent e -> userChanged(e);
            case StreamEvent.VisibilityEvent e -> visibilityChanged();
            case StreamEvent.Silent e -> {}
        }
    }

    private void tell(StreamEvent event) {
        memory.add(event);
        var frames = new FrameVariants(event, () -> Cursor.encode(layout, position));
        int receivers = 0;
        for (Seat seat : roster.candidates(event)) {
            if (seat.live() && deliver(seat, event, frames)) {
                receivers++;
            }
        }
        if (receivers > 0) {
            observer.frameQueued(receivers);
            observer.delivered(event.publishedAt());
        }
    }

    private boolean deliver(Seat seat, StreamEvent event, FrameVariants frames) {
        User user = directory.user(seat.member.userId());
        if (user == null) {
            return false;
        }
        QueuedFrame frame = frames.of(Audience.sight(event, user, directory.unassignedVisible()));
        return frame != null && offer(seat, frame);
    }

    private boolean offer(Seat seat, QueuedFrame frame) {
        boolean queued = seat.member.offer(frame);
        if (!queued) {
            leave(seat.member);
        }
        return queued;
    }

    private void userChanged(StreamEvent.UserEvent event) {
        User user = directory.user(event.userId());
        roster.reindex(event.userId());
        for (Seat seat : roster.ofUser(event.userId())) {
            if (user == null || !directory.admits(user, seat.member.proof())) {
                seat.member.close(CloseReason.SESSION_ENDED);
                leave(seat.member);
            } else if (event.roleChanged()) {
                offer(seat, accessChanged());
            }
        }
    }

    private void visibilityChanged() {
        for (Seat seat : roster.all()) {
            User user = directory.user(seat.member.userId());
            if (user != null && user.role() == User.Role.AGENT) {
                offer(seat, accessChanged());
            }
        }
    }

    private static QueuedFrame accessChanged() {
        return QueuedFrame.of(new Frame.Resync(ResyncReason.ACCESS_CHANGED.text()), null);
    }

    /** Serves those who catch up a bit further; whether there is more to do at once. */
    public boolean advance() {
        boolean more = false;
        for (Seat seat : List.copyOf(catchingUp)) {
            more |= step(seat);
        }
        return more;
    }

    private boolean step(Seat seat) {
        long[] own = seat.position(position);
        int left = STEP;
        for (int slot = 0; slot < own.length; slot++) {
            while (own[slot] < position[slot]) {
                if (left-- == 0) {
                    return true;
                }
                if (!seat.member.roomy() || !catchUpOne(seat, own, slot)) {
                    return false;
                }
            }
        }
        if (Arrays.equals(own, position)) {
            seat.becomeLive();
            catchingUp.remove(seat);
            for (int owed = seat.takePongsOwed(); owed > 0; owed--) {
                offer(seat, PONG);
            }
        }
        return false;
    }

    /** Moves the session's position past the slot's next event; false when the session is over. */
    private boolean catchUpOne(Seat seat, long[] own, int slot) {
        if (own[slot] < memory.floor(slot)) {
            seat.member.close(CloseReason.TOO_SLOW);
            leave(seat.member);
            return false;
        }
        StreamEvent event = memory.firstFrom(slot, own[slot]);
        own[slot] = event == null ? position[slot] : event.offset() + 1;
        if (event != null) {
            deliver(seat, event, new FrameVariants(event, () -> Cursor.encode(layout, own)));
        }
        return catchingUp.contains(seat);
    }

    /** Tells a passing signal to those who may know of it. */
    public void signal(Signal signal) {
        QueuedFrame frame = switch (signal) {
            case Signal.Typing s -> QueuedFrame.of(s.frame(), null);
            case Signal.Presence s -> {
                presence.put(s.frame());
                yield QueuedFrame.of(s.frame(), null);
            }
        };
        for (Seat seat : roster.all()) {
            User user = directory.user(seat.member.userId());
            if (user != null && concerns(signal, user)) {
                seat.member.offerSignal(signal.key(), frame);
            }
        }
    }

    private boolean concerns(Signal signal, User user) {
        return switch (signal) {
            case Signal.Typing s when s.frame().actor().id().equals(user.id()) -> false;
            case Signal.Typing s when s.facts() == null -> user.role() == User.Role.ADMIN;
            case Signal.Typing(Frame.Typing frame, ConversationFacts facts) ->
                Audience.sees(user, facts.assigneeId(), directory.unassignedVisible());
            case Signal.Presence s -> true;
        };
    }

    /** A heartbeat to every session of one of {@code buckets} groups, so that they are spread over time. */
    public void heartbeat(int bucket, int buckets) {
        String cursor = Cursor.encode(layout, position);
        QueuedFrame shared = QueuedFrame.of(new Frame.Heartbeat(), cursor);
        for (Seat seat : roster.all()) {
            if (Math.floorMod(seat.member.sessionId().hashCode(), buckets) == bucket) {
                offer(seat, seat.live() ? shared : ownHeartbeat(seat));
            }
        }
    }

    private QueuedFrame ownHeartbeat(Seat seat) {
        return QueuedFrame.of(new Frame.Heartbeat(), Cursor.encode(layout, seat.position(position)));
    }

    public void closeAll(CloseReason reason) {
        for (Seat seat : roster.all()) {
            seat.member.close(reason);
            leave(seat.member);
        }
    }

    private boolean remembered(long[] from) {
        for (int slot = 0; slot < from.length; slot++) {
            if (from[slot] < memory.floor(slot)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyGreater(long[] a, long[] b) {
        for (int slot = 0; slot < a.length; slot++) {
            if (a[slot] > b[slot]) {
                return true;
            }
        }
        return false;
    }
}
