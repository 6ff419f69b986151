package io.cygi.queue.room;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.room.record.RoomStatus;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a room. It applies records, and answers with views and decisions. The same records make the same
 * state in every process. Thread-safe; it waits for nothing but its lock.
 */
public final class RoomState {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final RoomData room;
    private final RoomReducer reducer;
    private final RoomQueries queries;

    /** Creates a room that nobody has entered. @param settings the settings of the new room */
    public RoomState(WaitingRoomSettings settings) {
        room = new RoomData(settings);
        reducer = new RoomReducer(room);
        queries = new RoomQueries(room);
    }

    /** Applies a record of the line. @param account the joiner's keyed hash @param at the broker's time */
    public void joined(Place place, long account, long at, @Nullable Integer replaces, boolean present) {
        writing(() -> reducer.join(place, account, at, replaces, present));
    }

    /** Applies a record of the line for the lot of a lobby entry. @param at the broker's time */
    public void drawn(Place place, Lot lot, long at, @Nullable Integer replaces) {
        writing(() -> reducer.draw(place, lot, at, replaces));
    }

    /**
     * Applies a record of the lobby.
     *
     * @param number the record's offset
     * @param account the account's keyed hash
     * @param at the broker's time
     */
    public void entered(int number, long account, long at, @Nullable Integer replaces) {
        writing(() -> reducer.enter(number, account, at, replaces));
    }

    /** Applies the record that closes the lobby. @param number the record's offset @param at the broker's time */
    public void lobbyEnded(int number, long at) {
        writing(() -> reducer.closeLobby(number, at));
    }

    /** Applies a record of the log. @param offset the record's offset @param at the broker's time */
    public void apply(RoomRecord record, long offset, long at) {
        writing(() -> reducer.apply(record, offset, at));
    }

    /** {@return the lobby's answer to a question} */
    public <T> T lobby(Function<Lobby, T> question) {
        return reading(() -> question.apply(room.lobby()));
    }

    /** {@return the phase of the lobby} */
    public Lobby.Phase phase() {
        return reading(room::phase);
    }

    /** {@return the account's latest place in the lobby, if it entered in time} */
    public Optional<Place> findInLobby(long account) {
        return reading(() -> room.lobbyEntries().find(account).map(number -> new Place(Place.LOBBY, number)));
    }

    /** {@return the place in the line that a place in the lobby has become, if it was drawn} */
    public Optional<Place> drawnFor(Place inLobby) {
        return reading(() -> room.lobbyEntries().placeOf(inLobby.offset()));
    }

    /** {@return whether an entry came after the lobby had closed, so that it is no place} */
    public boolean tooLate(Place inLobby) {
        return reading(() -> room.lobbyEntries().isLate(inLobby.offset()));
    }

    /**
     * {@return the account's latest place, if it ever had one}
     *
     * @param partition the partition of the account's records
     */
    public Optional<Place> find(int partition, long account) {
        return reading(() -> {
            int offset = room.partition(partition).find(account);
            return offset < 0 ? Optional.empty() : Optional.of(new Place(partition, offset));
        });
    }

    /** {@return the offset of the former place in the line that the lot's fan left before the lobby, or null} */
    public @Nullable Integer leftBefore(Lot lot) {
        return reading(() -> {
            int offset = room.partition(0).find(lot.accountHash());
            return offset >= 0 && room.partition(0).hasLeft(offset) ? offset : null;
        });
    }

    /** {@return when the place was taken, milliseconds since 1970} */
    public long joinedAt(Place place, long now) {
        return reading(() -> place.inLobby()
                ? room.lobbyEntries().enteredAt(place.offset(), now)
                : room.partition(place.partition()).joinedAt(place.offset(), now));
    }

    /**
     * {@return whether the place is the account's} It is not if the room was removed and created anew since the ticket
     * was issued.
     */
    public boolean isOf(Place place, long account) {
        if (place.inLobby()) {
            return reading(() -> room.lobbyEntries().isOf(place.offset(), account));
        }
        return place.partition() < room.partitions()
                && reading(() -> room.partition(place.partition()).isOf(place.offset(), account));
    }

    /** {@return whether a record of the place may still be written or read} */
    public boolean mayCome(Place place) {
        if (place.inLobby()) {
            return phase() != Lobby.Phase.NONE && !knows(place);
        }
        return place.partition() < room.partitions() && !knows(place);
    }

    /** {@return whether the line's records are read up to this place} */
    public boolean knows(Place place) {
        return reading(() -> place.inLobby()
                ? room.lobbyEntries().knows(place.offset())
                : room.partition(place.partition()).end() > place.offset());
    }

    /** {@return the view of a place} @param now milliseconds since 1970 */
    public TicketView view(Place place, long now) {
        return reading(() -> queries.of(place, now));
    }

    /** {@return whether a booking with the place's pass may have been answered} */
    public boolean hasTried(Place place) {
        return reading(() -> queries.hasTried(place));
    }

    /**
     * Uses the pass of a place, if it may be used now.
     *
     * @param attempt the attempt; a repeated request is the same attempt
     * @param use the name of this use; a repeated request is another use
     * @return whether it was used
     */
    public boolean tryUse(Place place, String attempt, String use, long now) {
        return changing(() -> room.passes().tryUse(place, attempt, use, now));
    }

    /** Keeps a pass used, because the booking that {@link #tryUse} was for has begun. */
    public void keepUsed(Place place, String attempt, String use) {
        writing(() -> room.passes().keepUsed(place, attempt, use));
    }

    /**
     * Undoes {@link #tryUse} for a booking that was refused before it began.
     *
     * @return whether the use has ended without a booking, so that the log has to know
     */
    public boolean undoUse(Place place, String attempt, String use) {
        return changing(() -> room.passes().undoUse(place, attempt, use));
    }

    /** {@return whether the log says that this attempt has the pass} */
    public boolean isUsedFor(Place place, String attempt) {
        return reading(() -> room.passes().isUsedFor(place, attempt));
    }

    /** {@return whether the next fan to join would be admitted at once} @param now milliseconds since 1970 */
    public boolean walkIn(long now) {
        return reading(() -> queries.walkIn(now));
    }

    /** {@return whether a fan can be admitted before another one leaves} */
    public boolean hasRoom(long now) {
        return reading(() -> room.hasRoom(now));
    }

    /**
     * {@return the leader's present decision, or nothing if there is nothing to decide}
     *
     * @param leaderTerm the leader's term
     * @param now the leader's time, milliseconds since 1970
     * @param brokerNow the broker's time, or somewhat earlier, milliseconds since 1970
     * @param callsMax the most calls
     */
    public Optional<AdmissionsDecided> plan(long leaderTerm, long now, long brokerNow, int callsMax) {
        return reading(() -> leaderTerm == room.term()
                ? new AdmissionPolicy(room).make(now, brokerNow, callsMax)
                : Optional.empty());
    }

    /** {@return the room's status} */
    public RoomStatus status() {
        return reading(room::status);
    }

    /** {@return the room's settings} */
    public WaitingRoomSettings settings() {
        return reading(room::settings);
    }

    /** {@return the most calls per second} They are more than the admissions if some fans do not come. */
    public int callsPerSecond() {
        return reading(room::callsPerSecond);
    }

    /** {@return the present term} */
    public long term() {
        return reading(room::term);
    }

    /** {@return when the broker took the latest record of the log, milliseconds since 1970} */
    public long loggedAt() {
        return reading(room::loggedAt);
    }

    /** {@return the number of fans who wait} */
    public long waiting() {
        return reading(queries::waiting);
    }

    /** {@return the figures of the room} @param now milliseconds since 1970 */
    public RoomFigures figures(long now) {
        return reading(() -> queries.figures(now));
    }

    private <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void writing(Runnable work) {
        lock.writeLock().lock();
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T changing(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
