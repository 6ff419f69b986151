package io.cygi.queue.room;

import org.jspecify.annotations.Nullable;

/**
 * What a room says about a place.
 *
 * @param status where the fan stands
 * @param committedOffset up to where the place's partition has been called
 * @param endOffset the offset of the partition's latest record
 * @param ahead how many come before
 * @param behind how many come after
 * @param turn whether it is the fan's turn, who is let in as soon as there is room and only where heard again and again
 * @param called whether it is the fan's turn and the fan has not answered, or not lately
 * @param admissionsPerSecond how fast the line moves
 * @param passExpiresAt until when the fan may be inside, milliseconds since 1970, where the fan is
 * @param used whether the pass has been used
 */
public record TicketView(
        Status status,
        long committedOffset,
        long endOffset,
        long ahead,
        long behind,
        boolean turn,
        boolean called,
        double admissionsPerSecond,
        @Nullable Long passExpiresAt,
        boolean used) {

    /** Where a fan stands. */
    public enum Status {
        /** In the line. */
        WAITING,
        /** Inside. */
        ADMITTED,
        /** The turn has gone by, or the time inside. Joining again gives a place at the end. */
        EXPIRED,
        /** Gone by the fan's own wish. */
        LEFT
    }

    /** {@return the same of a place that nothing can come of any more} */
    TicketView expired() {
        return new TicketView(
                Status.EXPIRED, committedOffset, endOffset, 0, 0, false, false, admissionsPerSecond, null, used);
    }

    /** {@return whether nothing can come of this place any more} */
    public boolean over() {
        return status == Status.EXPIRED || status == Status.LEFT;
    }
}
