package io.cygi.queue.room;

import io.cygi.queue.room.pass.ActivePass;
import org.jspecify.annotations.Nullable;

/**
 * The state of a place, as the room sees it.
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

    /** The states of a place. */
    public enum Status {
        /** Waits in the line or in the lobby. */
        WAITING,
        /** Inside. */
        ADMITTED,
        /** The turn has gone by, or the time inside. Joining again gives a place at the end. */
        EXPIRED,
        /** Gone by the fan's own wish. */
        LEFT
    }

    /** {@return the view of a place that has ended} */
    static TicketView over(Status status, long committedOffset, long endOffset, double pace) {
        return new TicketView(status, committedOffset, endOffset, 0, 0, false, false, pace, null, false);
    }

    /** {@return the view of a place that waits for its call} */
    static TicketView waiting(long committedOffset, long endOffset, long ahead, long behind, double pace) {
        return new TicketView(
                Status.WAITING, committedOffset, endOffset, ahead, behind, false, false, pace, null, false);
    }

    /** {@return the view of a place whose fan is inside} */
    static TicketView admitted(long committedOffset, long endOffset, long behind, double pace, ActivePass pass) {
        return new TicketView(
                Status.ADMITTED,
                committedOffset,
                endOffset,
                0,
                behind,
                false,
                false,
                pace,
                pass.expiresAt(),
                pass.used());
    }

    /** {@return the same place after its call} @param unacknowledged whether the fan has to acknowledge, perhaps again */
    TicketView inTurn(boolean unacknowledged) {
        return new TicketView(
                status,
                committedOffset,
                endOffset,
                ahead,
                behind,
                true,
                unacknowledged,
                admissionsPerSecond,
                passExpiresAt,
                used);
    }

    /** {@return the same place after its end} */
    TicketView expired() {
        return new TicketView(
                Status.EXPIRED, committedOffset, endOffset, 0, 0, false, false, admissionsPerSecond, null, used);
    }

    /** {@return whether nothing can come of this place any more} */
    public boolean over() {
        return status == Status.EXPIRED || status == Status.LEFT;
    }
}
