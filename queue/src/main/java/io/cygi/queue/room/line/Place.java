package io.cygi.queue.room.line;

/**
 * A place in a line: where the joiner's record is.
 *
 * @param partition of the room's line, or {@link #LOBBY}
 * @param offset in the partition
 */
public record Place(int partition, int offset) {

    /** The partition of places in a lobby, which become places in the line when its lots are drawn. */
    public static final int LOBBY = -1;

    /** {@return whether lots are still to be drawn for the place, or were} */
    public boolean inLobby() {
        return partition == LOBBY;
    }
}
