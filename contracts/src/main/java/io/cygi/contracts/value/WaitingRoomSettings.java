package io.cygi.contracts.value;

/**
 * Whether a concert's booking endpoints stand behind a waiting room.
 *
 * @param enabled whether they do
 */
public record WaitingRoomSettings(boolean enabled) {

    /** No waiting room. */
    public static final WaitingRoomSettings OFF = new WaitingRoomSettings(false);
}
