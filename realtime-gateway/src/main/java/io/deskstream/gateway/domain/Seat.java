package io.deskstream.gateway.domain;

import org.jspecify.annotations.Nullable;

/** A session in the hub: live, at the hub's position, or catching up, with a position of its own. */
final class Seat {

    final Member member;
    private long @Nullable [] catchingUp;
    private int pongsOwed;

    Seat(Member member, long @Nullable [] catchingUp) {
        this.member = member;
        this.catchingUp = catchingUp;
    }

    boolean live() {
        return catchingUp == null;
    }

    /** Its own position, or the hub's once it is live. */
    long[] position(long[] hub) {
        return catchingUp == null ? hub : catchingUp;
    }

    void becomeLive() {
        catchingUp = null;
    }

    /** A ping is answered behind what the session has yet to catch up with: its answer tells that it is live. */
    void owePong() {
        pongsOwed++;
    }

    int takePongsOwed() {
        int owed = pongsOwed;
        pongsOwed = 0;
        return owed;
    }
}
