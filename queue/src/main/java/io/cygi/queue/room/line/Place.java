package io.cygi.queue.room.line;

/**
 * A place in a line or lobby: the partition and offset of the fan's record.
 *
 * @param partition the partition of the room's line, or {@link #LOBBY}
 * @param offset the offset in the partition, or the number of the lobby entry
 */
public record Place(int partition, int offset) {

    /** Partition of places in a lobby, which become places in the line when its lots are drawn. */
    public static final int LOBBY = -1;

    /** {@return whether it is a place in the lobby} */
    public boolean inLobby() {
        return partition == LOBBY;
    }
}
