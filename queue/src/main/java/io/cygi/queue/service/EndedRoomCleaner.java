package io.cygi.queue.service;

import io.cygi.queue.kafka.replica.RoomAnnouncementPublisher;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.record.RoomStatus;
import java.time.Clock;
import java.util.List;

/**
 * Removes rooms of past performances whose sale is over. Most rooms are gone by then, with the event that closes their
 * concert. A cancelled concert never has that event, because its bookings end long after its sale.
 */
final class EndedRoomCleaner {

    private final SalePolicyCache policies;
    private final RoomRegistry rooms;
    private final RoomAnnouncementPublisher announcements;
    private final Clock clock;

    EndedRoomCleaner(
            SalePolicyCache policies, RoomRegistry rooms, RoomAnnouncementPublisher announcements, Clock clock) {
        this.policies = policies;
        this.rooms = rooms;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Removes the rooms of past performances. Several processes may do so at the same time. */
    void clean() {
        for (RoomReplica room : List.copyOf(rooms.all())) {
            if (room.ready() && room.state().status() == RoomStatus.CLOSED && ended(room)) {
                announcements.remove(room.concertId());
            }
        }
    }

    private boolean ended(RoomReplica room) {
        SalePolicy policy = policies.of(room.concertId());
        return policy.over() && policy.endsAt().isBefore(clock.instant());
    }
}
