package io.cygi.contracts.api;

import io.cygi.contracts.concert.WaitingRoomSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The waiting room of a sale, as an organizer requests it. Omitted values keep their defaults.
 *
 * @param enabled whether the sale has a waiting room
 * @param admissionsPerSecond the most fans that are let in per second
 * @param capacity the most fans that are inside at once
 * @param passSeconds the number of seconds that a fan may be inside
 * @param partitions the number of Kafka partitions of the line
 * @param lobbyMinutes the number of minutes before the sale at which the lobby opens
 * @param challengeBits the number of leading zero bits of a joiner's proof of work
 */
public record WaitingRoomRequest(
        boolean enabled,

        @Min(1) @Max(WaitingRoomSettings.ADMISSIONS_PER_SECOND_MAX) @Nullable
        Integer admissionsPerSecond,

        @Min(1) @Max(WaitingRoomSettings.CAPACITY_MAX) @Nullable
        Integer capacity,

        @Min(WaitingRoomSettings.PASS_SECONDS_MIN) @Max(WaitingRoomSettings.PASS_SECONDS_MAX) @Nullable
        Integer passSeconds,

        @Min(1) @Max(WaitingRoomSettings.PARTITIONS_MAX) @Nullable
        Integer partitions,

        @Min(0) @Max(WaitingRoomSettings.LOBBY_MINUTES_MAX) @Nullable
        Integer lobbyMinutes,

        @Min(0) @Max(WaitingRoomSettings.CHALLENGE_BITS_MAX) @Nullable
        Integer challengeBits) {

    /** {@return whether the line keeps the order that a lobby draws, which takes a line of one partition} */
    public boolean keepsLobbysOrder() {
        return lobbyMinutes == null || lobbyMinutes == 0 || partitions == null || partitions == 1;
    }

    /** {@return the settings that are requested, with the defaults in place of omitted values} */
    public WaitingRoomSettings settings() {
        return new WaitingRoomSettings(
                        enabled,
                        admissionsPerSecond,
                        capacity,
                        Objects.requireNonNullElse(passSeconds, WaitingRoomSettings.PASS_SECONDS_DEFAULT),
                        Objects.requireNonNullElse(partitions, 1),
                        Objects.requireNonNullElse(lobbyMinutes, 0),
                        Objects.requireNonNullElse(challengeBits, 0))
                .admitting(admissionsPerSecond, capacity);
    }
}
