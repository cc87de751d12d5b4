package io.deskstream.persistence.recovery;

/**
 * How far the tables of one partition are.
 *
 * @param eventsOffset everything that conversation-events holds below it is in the tables; they may hold more
 */
public record Standing(int partition, long epoch, Position position, long eventsOffset) {

    Standing readUpTo(long offset) {
        return new Standing(partition, epoch, position, Math.max(eventsOffset, offset));
    }

    Standing at(Position reached) {
        return new Standing(partition, epoch, reached, eventsOffset);
    }
}
