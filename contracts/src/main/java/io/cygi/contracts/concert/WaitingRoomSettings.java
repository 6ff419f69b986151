package io.cygi.contracts.concert;

import org.jspecify.annotations.Nullable;

/**
 * The line in front of a sale.
 *
 * @param enabled whether there is one
 * @param admissionsPerSecond the most fans that are let in per second; null for no such bound
 * @param capacity the most fans that are inside at once; null for no such bound
 * @param passSeconds the number of seconds that a fan may be inside
 * @param partitions the number of Kafka partitions of the line; one keeps the order exact
 * @param lobbyMinutes the number of minutes before the sale at which the lobby opens, 0 for none
 * @param challengeBits the number of leading zero bits of a joiner's proof of work, 0 for none
 */
public record WaitingRoomSettings(
        boolean enabled,
        @Nullable Integer admissionsPerSecond,
        @Nullable Integer capacity,
        Integer passSeconds,
        Integer partitions,
        Integer lobbyMinutes,
        Integer challengeBits) {

    /** How many fans per second are let in where neither bound is set. */
    public static final int ADMISSIONS_PER_SECOND_DEFAULT = 200;

    /** The most fans per second. */
    public static final int ADMISSIONS_PER_SECOND_MAX = 100_000;

    /** The most fans inside at once. */
    public static final int CAPACITY_MAX = 1_000_000;

    /** How long a fan may be inside unless told otherwise. */
    public static final int PASS_SECONDS_DEFAULT = 300;

    /** The shortest time inside. */
    public static final int PASS_SECONDS_MIN = 5;

    /** The longest time inside. */
    public static final int PASS_SECONDS_MAX = 3_600;

    /** The most partitions of a line. */
    public static final int PARTITIONS_MAX = 64;

    /** The longest lobby. */
    public static final int LOBBY_MINUTES_MAX = 24 * 60;

    /** The hardest proof of work: seconds for a browser, minutes for a slow one. */
    public static final int CHALLENGE_BITS_MAX = 24;

    /** No waiting room. */
    public static final WaitingRoomSettings OFF =
            new WaitingRoomSettings(false, null, null, PASS_SECONDS_DEFAULT, 1, 0, 0);

    /** A waiting room with everything as it is unless told otherwise. */
    public static final WaitingRoomSettings ON =
            new WaitingRoomSettings(true, ADMISSIONS_PER_SECOND_DEFAULT, null, PASS_SECONDS_DEFAULT, 1, 0, 0);

    /**
     * {@return the same room with other bounds of admission; a room with neither has the default rate}
     *
     * @param perSecond how many per second at most, null for no such bound
     * @param inside how many at once at most, null for no such bound
     */
    public WaitingRoomSettings admitting(@Nullable Integer perSecond, @Nullable Integer inside) {
        boolean unbounded = enabled && perSecond == null && inside == null;
        return new WaitingRoomSettings(
                enabled,
                unbounded ? (Integer) ADMISSIONS_PER_SECOND_DEFAULT : perSecond,
                inside,
                passSeconds,
                partitions,
                lobbyMinutes,
                challengeBits);
    }

    /**
     * {@return the same room with a line of so many partitions; only one of one partition has a lobby}
     *
     * @param count how many, 1 to {@link #PARTITIONS_MAX}
     */
    public WaitingRoomSettings over(int count) {
        return new WaitingRoomSettings(
                enabled,
                admissionsPerSecond,
                capacity,
                passSeconds,
                count,
                count == 1 ? lobbyMinutes : (Integer) 0,
                challengeBits);
    }
}
