package io.cygi.queue.room;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.record.RoomStatus;
import java.util.List;

/**
 * A room in figures.
 *
 * @param status the room's status
 * @param settings the room's settings
 * @param waiting the number of fans who wait
 * @param inside the number of fans who are inside
 * @param called the number of fans who were called lately and have not acknowledged
 * @param committedOffsets the last offset of each partition that has been called
 * @param endOffsets the offset of each partition's latest record
 * @param admissionsPerSecond the admissions per second
 * @param showUpRate the share of called fans who come, 0 to 1
 * @param term the leader's term
 * @param controller the leader's node
 * @param memoryBytes the memory of the line in this process
 */
public record RoomFigures(
        RoomStatus status,
        WaitingRoomSettings settings,
        long waiting,
        int inside,
        int called,
        List<Long> committedOffsets,
        List<Long> endOffsets,
        double admissionsPerSecond,
        double showUpRate,
        long term,
        String controller,
        long memoryBytes) {}
