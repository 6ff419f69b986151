package io.cygi.queue.room.record;

/** The status of a room: whether fans may join, and whether they are admitted. */
public enum RoomStatus {
    /** Both. */
    OPEN,
    /** Fans may join; nobody is let in until the room is resumed. */
    PAUSED,
    /** Refuses further joins; waiting fans are still admitted. */
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
