package io.cygi.queue.room.record;

/** Whether a room takes fans in and lets them through. */
public enum RoomStatus {
    /** Both. */
    OPEN,
    /** Fans may join; nobody is let in until the room is resumed. */
    PAUSED,
    /** Nobody may join any more; who waits is let in. */
    DRAINING,
    /** The sale is over: neither. */
    CLOSED;

    /** {@return whether fans may join} */
    public boolean joinable() {
        return this == OPEN || this == PAUSED;
    }

    /** {@return whether fans are let in} */
    public boolean admitting() {
        return this == OPEN || this == DRAINING;
    }
}
