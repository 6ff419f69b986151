package io.cygi.queue.room.record;

/** The status of a room: whether fans may join, and whether they are admitted. */
public enum RoomStatus {
    /** Fans may join and are admitted. */
    OPEN,
    /** Fans may join; nobody is admitted until the room is resumed. */
    PAUSED,
    /** Fans may not join; waiting fans are still admitted. */
    DRAINING,
    /** The sale is over: fans neither join nor are admitted. */
    CLOSED;

    /** {@return whether fans may join} */
    public boolean joinable() {
        return this == OPEN || this == PAUSED;
    }

    /** {@return whether fans are admitted} */
    public boolean admitting() {
        return this == OPEN || this == DRAINING;
    }
}
