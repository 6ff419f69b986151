package io.cygi.contracts.concert;

import org.jspecify.annotations.Nullable;

/**
 * The line in front of a sale.
 *
 * @param enabled whether the sale has a waiting room
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

    /** The number of fans that are let in per second if neither bound is set. */
    public static final int ADMISSIONS_PER_SECOND_DEFAULT = 200;

    /** The highest rate of admission, in fans per second. */
    public static final int ADMISSIONS_PER_SECOND_MAX = 100_000;

    /** The highest number of fans that are inside at once. */
    public static final int CAPACITY_MAX = 1_000_000;

    /** The number of seconds that a fan may be inside, unless the sale sets another. */
    public static final int PASS_SECONDS_DEFAULT = 300;

    /** The shortest time inside, in seconds. */
    public static final int PASS_SECONDS_MIN = 5;

    /** The longest time inside, in seconds. */
    public static final int PASS_SECONDS_MAX = 3_600;

    /** The highest number of a line's partitions. */
    public static final int PARTITIONS_MAX = 64;

    /** The longest time that a lobby is open, in minutes. */
    public static final int LOBBY_MINUTES_MAX = 24 * 60;

    /** The hardest proof of work, in leading zero bits. It takes a browser seconds, and a slow one minutes. */
    public static final int CHALLENGE_BITS_MAX = 24;

    /** The settings of a sale without a waiting room. */
    public static final WaitingRoomSettings OFF =
            new WaitingRoomSettings(false, null, null, PASS_SECONDS_DEFAULT, 1, 0, 0);

    /** The settings of a waiting room with all defaults. */
    public static final WaitingRoomSettings ON =
            new WaitingRoomSettings(true, ADMISSIONS_PER_SECOND_DEFAULT, null, PASS_SECONDS_DEFAULT, 1, 0, 0);

    /**
     * {@return the same room with other bounds of admission; a room with neither has the default rate}
     *
     * @param perSecond the most fans per second, null for no such bound
     * @param inside the most fans inside at once, null for no such bound
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
     * {@return the same room with a line of this many partitions; only a line of one partition has a lobby}
     *
     * @param count the number of partitions, 1 to {@link #PARTITIONS_MAX}
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
