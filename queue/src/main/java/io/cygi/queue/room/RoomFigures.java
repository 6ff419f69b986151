package io.cygi.queue.room;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.record.RoomStatus;
import java.util.List;

/**
 * A room in figures.
 *
 * @param status whether it takes fans in and lets them through
 * @param settings how many at most
 * @param waiting how many wait
 * @param inside how many are inside
 * @param called how many have been called just now and have not answered
 * @param committedOffsets up to where each partition has been called
 * @param endOffsets each partition's latest record
 * @param admissionsPerSecond how many are let in per second
 * @param showUpRate how many of those who are called come, 0 to 1
 * @param term the controller's term
 * @param controller the node that decides
 * @param memoryBytes what the line takes in this process
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
