package io.cygi.queue.kafka.replica;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.RoomState;
import io.cygi.queue.room.line.Place;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.utils.Utils;

/** The replica of a room in this process. */
public final class RoomReplica {

    private final ConcertId concertId;
    private final int announcedIn;
    private final RoomState state;
    private final long[] lineRead;
    private volatile long lobbyRead;
    private volatile long logRead;
    private volatile boolean ready;
    private final List<ConcurrentSkipListMap<Integer, List<CompletableFuture<Void>>>> lineWaiters;
    private final ConcurrentSkipListMap<Long, List<CompletableFuture<Void>>> logWaiters = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, List<CompletableFuture<Void>>> lobbyWaiters =
            new ConcurrentSkipListMap<>();
    private final Set<CompletableFuture<Void>> drawWaiters = ConcurrentHashMap.newKeySet();
    private volatile boolean drawn;
    private final ConcurrentHashMap<Place, CompletableFuture<Void>> grantWaiters = new ConcurrentHashMap<>();

    RoomReplica(ConcertId concertId, WaitingRoomSettings settings, int announcedIn) {
        this.concertId = concertId;
        this.announcedIn = announcedIn;
        this.state = new RoomState(settings);
        this.lineRead = new long[settings.partitions()];
        this.lineWaiters = java.util.stream.Stream.generate(
                        ConcurrentSkipListMap<Integer, List<CompletableFuture<Void>>>::new)
                .limit(settings.partitions())
                .toList();
    }

    /** {@return the id of the room's concert} */
    public ConcertId concertId() {
        return concertId;
    }

    /**
     * {@return the partition of the topic of announcements that announces the room} The process that is assigned this
     * partition leads the room.
     */
    public int announcedIn() {
        return announcedIn;
    }

    /** {@return the state of the room} */
    public RoomState state() {
        return state;
    }

    /** {@return whether all records are read that the room had when this process began to follow it} */
    public boolean ready() {
        return ready;
    }

    /** {@return the number of partitions of the room's line} */
    public int partitions() {
        return lineRead.length;
    }

    /** {@return the partition of an account's records, always the same} @param account the account's keyed hash */
    public int partitionOf(long account) {
        return partitions() == 1 ? 0 : Utils.toPositive((int) (account ^ account >>> 32)) % partitions();
    }

    /** {@return a future that completes once the record at the place is read, in the line or the lobby} */
    public CompletableFuture<Void> whenJoined(Place place) {
        if (place.inLobby()) {
            long number = place.offset();
            return when(lobbyWaiters, number, () -> lobbyRead > number);
        }
        return when(
                lineWaiters.get(place.partition()), place.offset(), () -> lineRead(place.partition()) > place.offset());
    }

    /** {@return a future that completes once the record of the log is read} @param offset the record's offset */
    public CompletableFuture<Void> whenLogged(long offset) {
        return when(logWaiters, offset, () -> hasLogged(offset));
    }

    /** {@return whether the record of the log is read} @param offset the record's offset */
    public boolean hasLogged(long offset) {
        return logRead > offset;
    }

    /** {@return a future that completes when the fan at the place is admitted} {@link #forget} removes it. */
    public CompletableFuture<Void> whenGranted(Place place) {
        return grantWaiters.computeIfAbsent(place, key -> new CompletableFuture<>());
    }

    /** Removes the future of a place. */
    public void forget(Place place) {
        grantWaiters.remove(place);
    }

    private static <K> CompletableFuture<Void> when(
            ConcurrentSkipListMap<K, List<CompletableFuture<Void>>> waiters,
            K key,
            java.util.function.BooleanSupplier known) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        waiters.compute(key, (same, others) -> {
            List<CompletableFuture<Void>> list = others == null ? new java.util.ArrayList<>(1) : others;
            list.add(future);
            return list;
        });
        // The record may have been read before the future was added.
        if (known.getAsBoolean()) {
            future.complete(null);
        }
        return future;
    }

    private synchronized long lineRead(int partition) {
        return lineRead[partition];
    }

    synchronized void lineReadTo(int partition, long next) {
        lineRead[partition] = next;
    }

    void lobbyReadTo(long next) {
        lobbyRead = next;
    }

    long nextOfLobby() {
        return lobbyRead;
    }

    /**
     * {@return a future that completes when every fan of the lobby has a place in the line} Callers wait for a bounded
     * time.
     */
    public CompletableFuture<Void> whenDrawn() {
        CompletableFuture<Void> waiter = new CompletableFuture<>();
        drawWaiters.add(waiter);
        var unused = waiter.whenComplete((none, late) -> drawWaiters.remove(waiter));
        // The lobby may have been drawn before the future was added.
        if (drawn) {
            waiter.complete(null);
        }
        return waiter;
    }

    void lobbyDrawn() {
        drawn = true;
        drawWaiters.forEach(waiter -> waiter.complete(null));
    }

    void logReadTo(long next) {
        logRead = next;
    }

    long nextOf(int partition) {
        return lineRead(partition);
    }

    long nextOfLog() {
        return logRead;
    }

    void becomeReady() {
        ready = true;
    }

    void granted(Place place) {
        CompletableFuture<Void> waiter = grantWaiters.remove(place);
        if (waiter != null) {
            waiter.complete(null);
        }
    }

    /** Completes the futures of all records that are read now. */
    void wake() {
        for (int p = 0; p < lineWaiters.size(); p++) {
            wake(lineWaiters.get(p), (int) Math.min(Integer.MAX_VALUE, lineRead(p)));
        }
        wake(logWaiters, logRead);
        wake(lobbyWaiters, lobbyRead);
    }

    private static <K> void wake(ConcurrentSkipListMap<K, List<CompletableFuture<Void>>> waiters, K next) {
        if (waiters.isEmpty()) {
            return;
        }
        for (K key : waiters.headMap(next).keySet()) {
            waiters.computeIfPresent(key, (same, list) -> {
                list.forEach(waiter -> waiter.complete(null));
                return null;
            });
        }
    }
}
