package io.cygi.queue.kafka.replica;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.record.RoomStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The announcement of a room: its existence, and how its line moves.
 *
 * @param settings as they are set
 * @param status whether it takes fans in and lets them through
 * @param committedOffsets up to where each partition has been called
 * @param waiting how many wait
 * @param inside how many are inside
 * @param admissionsPerSecond how many are let in per second
 * @param showUpRate how many of those who are called come
 * @param controller the node that decides, null before there is one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RoomAnnouncement(
        WaitingRoomSettings settings,
        RoomStatus status,
        List<Long> committedOffsets,
        long waiting,
        int inside,
        double admissionsPerSecond,
        double showUpRate,
        @Nullable String controller) {

    private static final double SHOW_UP_RATE_FIRST = 1;

    /** {@return the announcement of a room that is made now: open, and without anybody} @param settings of the room */
    static RoomAnnouncement ofNew(WaitingRoomSettings settings) {
        return new RoomAnnouncement(settings, RoomStatus.OPEN, List.of(), 0, 0, 0, SHOW_UP_RATE_FIRST, null);
    }
}
