package io.cygi.queue.room;

import io.cygi.queue.room.pass.ActivePass;
import org.jspecify.annotations.Nullable;

/**
 * The state of a place.
 *
 * @param status the status of the place
 * @param committedOffset the last offset of the place's partition that has been called
 * @param endOffset the offset of the partition's latest record
 * @param ahead the number of fans before the place
 * @param behind the number of fans after the place
 * @param turn whether the fan has been called; such a fan is admitted as soon as there is room, while looks go on
 * @param called whether the fan has been called and has to acknowledge, for the first time or again
 * @param admissionsPerSecond the pace of the line in places per second
 * @param passExpiresAt when the pass expires, milliseconds since 1970, if the fan is inside
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
        /** The fan waits in the line or in the lobby. */
        WAITING,
        /** The fan is inside. */
        ADMITTED,
        /** The call has lapsed or the pass has expired. A fan who joins again gets a place at the end. */
        EXPIRED,
        /** The fan has left. */
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

    /**
     * {@return the view of the same place after its call}
     *
     * @param unacknowledged whether the fan has to acknowledge, perhaps again
     */
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

    /** {@return the view of the same place after its end} */
    TicketView expired() {
        return new TicketView(
                Status.EXPIRED, committedOffset, endOffset, 0, 0, false, false, admissionsPerSecond, null, used);
    }

    /** {@return whether the place has ended} */
    public boolean over() {
        return status == Status.EXPIRED || status == Status.LEFT;
    }
}
