package io.cygi.queue.kafka.control;

import io.cygi.queue.kafka.replica.RoomAnnouncementPublisher;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Leads the rooms whose election this process has won, and announces the states of their elections. Not thread-safe. */
final class LedRooms {

    private static final long ANNOUNCE_EVERY_MILLIS = 1_000;

    private final RoomRegistry rooms;
    private final LeaderElection election;
    private final RoomAnnouncementPublisher announcements;
    private final Function<RoomReplica, RoomLeader> leaders;
    /** Leaders by room. A concert may get another room later. */
    private final Map<RoomReplica, RoomLeader> led = new HashMap<>();

    private long announcedAt;

    /** Creates the set of led rooms. @param leaders creates the leader of a room after its election is won */
    LedRooms(
            RoomRegistry rooms,
            LeaderElection election,
            RoomAnnouncementPublisher announcements,
            Function<RoomReplica, RoomLeader> leaders) {
        this.rooms = rooms;
        this.election = election;
        this.announcements = announcements;
        this.leaders = leaders;
    }

    /** Takes the next steps of each room. @param now the time in milliseconds since 1970 */
    void tick(long now) {
        boolean announce = Math.abs(now - announcedAt) >= ANNOUNCE_EVERY_MILLIS;
        for (RoomReplica room : rooms.all()) {
            if (!election.won(room.announcedIn())) {
                led.remove(room);
                continue;
            }
            led.computeIfAbsent(room, leaders).tick(now);
            if (announce) {
                announcements.renew(room, now);
            }
        }
        if (announce) {
            announcedAt = now;
            led.keySet().removeIf(room -> !rooms.has(room));
        }
    }
}
