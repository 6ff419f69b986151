package io.cygi.queue.kafka.replica;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.ConcertId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The registry of all rooms, with the replica of each. */
public final class RoomRegistry {

    private static final long POLL_NANOS = 5_000_000;

    private final Map<ConcertId, RoomReplica> rooms = new ConcurrentHashMap<>();
    private volatile boolean complete;

    /** {@return the concert's room, if there is one} */
    public Optional<RoomReplica> find(ConcertId concertId) {
        return Optional.ofNullable(rooms.get(concertId));
    }

    /** {@return whether this is the present room of its concert} */
    public boolean has(RoomReplica room) {
        return rooms.get(room.concertId()) == room;
    }

    /** {@return the concert's room} @throws UnavailableException if it is not known yet */
    public RoomReplica require(ConcertId concertId) {
        RoomReplica room = rooms.get(concertId);
        if (room == null || !room.ready()) {
            throw new UnavailableException(
                    "The waiting room of " + concertId + " is not known here yet",
                    new IllegalStateException(room == null ? "not announced" : "still being read"));
        }
        return room;
    }

    /**
     * Waits until this process knows the concert's room.
     *
     * @param max the longest wait
     * @return whether this process knows the room
     */
    public boolean awaitReady(ConcertId concertId, Duration max) {
        long deadline = System.nanoTime() + max.toNanos();
        while (!find(concertId).map(RoomReplica::ready).orElse(false)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    /**
     * {@return the concert's room, if there is one}
     *
     * @throws UnavailableException if this process does not know yet which rooms there are
     */
    public Optional<RoomReplica> findForSure(ConcertId concertId) {
        if (!complete) {
            throw new UnavailableException(
                    "It is not known here yet which waiting rooms there are",
                    new IllegalStateException("announcements are still being read"));
        }
        return find(concertId);
    }

    /** {@return whether it is known which rooms there are, and each of them can be used} */
    public boolean read() {
        return complete && rooms.values().stream().allMatch(RoomReplica::ready);
    }

    void becomeComplete() {
        complete = true;
    }

    /** {@return all rooms} */
    public Collection<RoomReplica> all() {
        return rooms.values();
    }

    /** {@return the number of fans who wait in all rooms that have been read} */
    public long waiting() {
        return rooms.values().stream()
                .filter(RoomReplica::ready)
                .mapToLong(room -> room.state().waiting())
                .sum();
    }

    void add(RoomReplica room) {
        rooms.put(room.concertId(), room);
    }

    void remove(ConcertId concertId) {
        rooms.remove(concertId);
    }
}
