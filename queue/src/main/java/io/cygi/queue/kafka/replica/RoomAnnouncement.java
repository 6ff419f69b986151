package io.cygi.queue.kafka.replica;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.record.RoomStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The announcement of a room: its existence and its state.
 *
 * @param settings the room's settings
 * @param status the room's status
 * @param committedOffsets the last offset of each partition that has been called
 * @param waiting the number of fans who wait
 * @param inside the number of fans who are inside
 * @param admissionsPerSecond the admissions per second
 * @param showUpRate the share of called fans who come
 * @param controller the node of the leader, null before there is one
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

    /** {@return the announcement of a new room, which is open and empty} @param settings the settings of the room */
    static RoomAnnouncement ofNew(WaitingRoomSettings settings) {
        return new RoomAnnouncement(settings, RoomStatus.OPEN, List.of(), 0, 0, 0, SHOW_UP_RATE_FIRST, null);
    }
}
