package io.cygi.queue.service;

import io.cygi.queue.kafka.replica.Announcements;
import io.cygi.queue.kafka.replica.Room;
import io.cygi.queue.kafka.replica.Rooms;
import io.cygi.queue.room.record.RoomStatus;
import java.time.Clock;
import java.util.List;

/**
 * Takes the rooms away whose performance is past and whose sale is over. Most are gone by then, with the event that closes
 * their concert; a cancelled concert never has that event, for its bookings end long after its sale.
 */
final class EndedRooms {

    private final Guards guards;
    private final Rooms rooms;
    private final Announcements announcements;
    private final Clock clock;

    EndedRooms(Guards guards, Rooms rooms, Announcements announcements, Clock clock) {
        this.guards = guards;
        this.rooms = rooms;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Looks for them. Several processes may do so at the same time. */
    void look() {
        for (Room room : List.copyOf(rooms.all())) {
            if (room.ready() && room.state().status() == RoomStatus.CLOSED && ended(room)) {
                announcements.remove(room.concertId());
            }
        }
    }

    private boolean ended(Room room) {
        Guards.Guard guard = guards.of(room.concertId());
        return guard.over() && guard.endsAt().isBefore(clock.instant());
    }
}
