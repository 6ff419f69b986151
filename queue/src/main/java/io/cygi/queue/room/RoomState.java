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
 * The state machine of a room: records in, views and decisions out. The same records make the same state in every
 * process. Thread-safe; waits for nothing but its lock.
 */
public final class RoomState {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final RoomData room;
    private final RoomReducer reducer;
    private final RoomQueries queries;

    /** A room that nobody has entered. @param settings as it is opened */
    public RoomState(WaitingRoomSettings settings) {
        room = new RoomData(settings);
        reducer = new RoomReducer(room);
        queries = new RoomQueries(room);
    }

    /** Takes a record of the line. @param account the joiner's keyed hash @param at the broker's time */
    public void joined(Place place, long account, long at, @Nullable Integer replaces, boolean present) {
        writing(() -> reducer.join(place, account, at, replaces, present));
    }

    /** Takes a record of the line that was drawn for somebody from the lobby. @param at the broker's time */
    public void drawn(Place place, Lot lot, long at, @Nullable Integer replaces) {
        writing(() -> reducer.draw(place, lot, at, replaces));
    }

    /** Takes a record of the lobby. @param number its offset @param account the keyed hash @param at the broker's time */
    public void entered(int number, long account, long at, @Nullable Integer replaces) {
        writing(() -> reducer.enter(number, account, at, replaces));
    }

    /** Takes the record that ends the lobby. @param number its offset @param at the broker's time */
    public void lobbyEnded(int number, long at) {
        writing(() -> reducer.closeLobby(number, at));
    }

    /** Takes a record of the log. @param offset its own @param at the broker's time */
    public void apply(RoomRecord record, long offset, long at) {
        writing(() -> reducer.apply(record, offset, at));
    }

    /** {@return what the lobby answers} */
    public <T> T lobby(Function<Lobby, T> question) {
        return reading(() -> question.apply(room.lobby()));
    }

    /** {@return how far the lobby is} */
    public Lobby.Phase phase() {
        return reading(room::phase);
    }

    /** {@return the account's latest place in the lobby, where it has had one in time} */
    public Optional<Place> findInLobby(long account) {
        return reading(() -> room.lobbyEntries().find(account).map(number -> new Place(Place.LOBBY, number)));
    }

    /** {@return the place in the line that a place in the lobby has become, where it has} */
    public Optional<Place> drawnFor(Place inLobby) {
        return reading(() -> room.lobbyEntries().placeOf(inLobby.offset()));
    }

    /** {@return whether a place in the lobby was taken after the lobby had closed, and is none} */
    public boolean tooLate(Place inLobby) {
        return reading(() -> room.lobbyEntries().isLate(inLobby.offset()));
    }

    /** {@return the account's latest place, where it has had one} @param partition which its records go to */
    public Optional<Place> find(int partition, long account) {
        return reading(() -> {
            int offset = room.partition(partition).find(account);
            return offset < 0 ? Optional.empty() : Optional.of(new Place(partition, offset));
        });
    }

    /** {@return the offset of the place in the line that the lot's fan had before there was a lobby and has left} */
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
     * {@return whether the place is the account's}
     * It is another's, or there is none, where the room was taken away and made anew since its ticket was written.
     */
    public boolean isOf(Place place, long account) {
        if (place.inLobby()) {
            return reading(() -> room.lobbyEntries().isOf(place.offset(), account));
        }
        return place.partition() < room.partitions()
                && reading(() -> room.partition(place.partition()).isOf(place.offset(), account));
    }

    /** {@return whether a record of the place may still come, or be read} */
    public boolean mayCome(Place place) {
        if (place.inLobby()) {
            return phase() != Lobby.Phase.NONE && !knows(place);
        }
        return place.partition() < room.partitions() && !knows(place);
    }

    /** {@return whether the line's records are known up to this one} */
    public boolean knows(Place place) {
        return reading(() -> place.inLobby()
                ? room.lobbyEntries().knows(place.offset())
                : room.partition(place.partition()).end() > place.offset());
    }

    /** {@return how it stands with a place} @param now milliseconds since 1970 */
    public TicketView view(Place place, long now) {
        return reading(() -> queries.of(place, now));
    }

    /** {@return whether a booking may have been answered that was made with the place's pass} */
    public boolean hasTried(Place place) {
        return reading(() -> queries.hasTried(place));
    }

    /** {@return whether the pass may be used now, which it then is} @param attempt the same one may be made again */
    public boolean tryUse(Place place, String attempt, long now) {
        return changing(() -> room.passes().tryUse(place, attempt, now));
    }

    /** The booking that {@link #tryUse} was for has begun. */
    public void keepUsed(Place place, String attempt) {
        writing(() -> room.passes().keepUsed(place, attempt));
    }

    /** Undoes {@link #tryUse} for a booking that was refused before it began. {@return whether the pass is free again} */
    public boolean undoUse(Place place, String attempt) {
        return changing(() -> room.passes().undoUse(place, attempt));
    }

    /** {@return whether the log says that the pass is used for this attempt} */
    public boolean isUsedFor(Place place, String attempt) {
        return reading(() -> room.passes().isUsedFor(place, attempt));
    }

    /** {@return whether the next to join would be let in at once} @param now milliseconds since 1970 */
    public boolean walkIn(long now) {
        return reading(() -> queries.walkIn(now));
    }

    /** {@return whether anybody can be let in before somebody inside has gone} */
    public boolean hasRoom(long now) {
        return reading(() -> room.hasRoom(now));
    }

    /**
     * {@return what the controller decides now, nothing where there is nothing to decide}
     *
     * @param leaderTerm the controller's term
     * @param now the controller's time, milliseconds since 1970
     * @param brokerNow the broker's time, or somewhat earlier, milliseconds since 1970
     * @param callsMax how many are called at most
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

    /** {@return how many may be called in a second: more than may be let in, where some do not come} */
    public int callsPerSecond() {
        return reading(room::callsPerSecond);
    }

    /** {@return the current term} */
    public long term() {
        return reading(room::term);
    }

    /** {@return when the broker took the latest record of the log, milliseconds since 1970} */
    public long loggedAt() {
        return reading(room::loggedAt);
    }

    /** {@return how many wait} */
    public long waiting() {
        return reading(queries::waiting);
    }

    /** {@return the room in figures} @param now milliseconds since 1970 */
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
