package io.cygi.contracts.value;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The line in front of a sale. What is left out has a default, so that what was stored before a setting existed reads as
 * it was meant.
 *
 * @param enabled whether booking stands behind a waiting room at all
 * @param admissionsPerSecond how many fans are let in per second at most; null for no such bound
 * @param capacity how many fans are inside at once at most; null for no such bound
 * @param passSeconds how long a fan may be inside, {@link #PASS_SECONDS_MIN} to {@link #PASS_SECONDS_MAX}
 * @param partitions how many Kafka partitions the line has, 1 to {@link #PARTITIONS_MAX}; one keeps the order exact
 * @param lobbyMinutes how long before the sale its lobby opens, 0 for none, at most {@link #LOBBY_MINUTES_MAX};
 *     its order is kept by a line of one partition only
 * @param challengeBits how many leading zero bits a joiner's proof of work has, 0 for none, at most
 *     {@link #CHALLENGE_BITS_MAX}
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
    public static final WaitingRoomSettings OFF = new WaitingRoomSettings(false, null, null, null, null, null, null);

    /** A waiting room with everything as it is unless told otherwise. */
    public static final WaitingRoomSettings ON = new WaitingRoomSettings(true, null, null, null, null, null, null);

    /** Puts defaults where nothing is said, and checks the bounds. */
    public WaitingRoomSettings(
            boolean enabled,
            @Nullable Integer admissionsPerSecond,
            @Nullable Integer capacity,
            @Nullable Integer passSeconds,
            @Nullable Integer partitions,
            @Nullable Integer lobbyMinutes,
            @Nullable Integer challengeBits) {
        boolean unbounded = enabled && admissionsPerSecond == null && capacity == null;
        this.enabled = enabled;
        this.admissionsPerSecond = unbounded ? (Integer) ADMISSIONS_PER_SECOND_DEFAULT : admissionsPerSecond;
        this.capacity = capacity;
        this.passSeconds = Objects.requireNonNullElse(passSeconds, PASS_SECONDS_DEFAULT);
        this.partitions = Objects.requireNonNullElse(partitions, 1);
        this.lobbyMinutes = Objects.requireNonNullElse(lobbyMinutes, 0);
        this.challengeBits = Objects.requireNonNullElse(challengeBits, 0);
        within("admissions per second", this.admissionsPerSecond, 1, ADMISSIONS_PER_SECOND_MAX);
        within("a capacity", this.capacity, 1, CAPACITY_MAX);
        within("a pass's seconds", this.passSeconds, PASS_SECONDS_MIN, PASS_SECONDS_MAX);
        within("partitions", this.partitions, 1, PARTITIONS_MAX);
        within("a lobby's minutes", this.lobbyMinutes, 0, LOBBY_MINUTES_MAX);
        within("a challenge's bits", this.challengeBits, 0, CHALLENGE_BITS_MAX);
        if (this.lobbyMinutes > 0 && this.partitions > 1) {
            throw new IllegalArgumentException("a lobby needs a line of one partition, which keeps its order");
        }
    }

    /**
     * {@return the same room with other bounds of admission}
     *
     * @param perSecond how many per second at most, null for no such bound
     * @param inside how many at once at most, null for no such bound
     */
    public WaitingRoomSettings admitting(@Nullable Integer perSecond, @Nullable Integer inside) {
        return new WaitingRoomSettings(
                enabled, perSecond, inside, passSeconds, partitions, lobbyMinutes, challengeBits);
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

    private static void within(String what, @Nullable Integer value, int min, int max) {
        if (value != null && (value < min || value > max)) {
            throw new IllegalArgumentException(what + " is " + min + " to " + max);
        }
    }
}
