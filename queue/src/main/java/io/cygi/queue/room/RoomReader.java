package io.cygi.queue.room;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.call.CallView;
import io.cygi.queue.room.call.RecentCount;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.PartitionView;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import io.cygi.queue.room.pass.ActivePass;
import io.cygi.queue.room.record.RoomStatus;
import org.jspecify.annotations.Nullable;

/** The data of a room for its readers: the queries and the admission policy. */
interface RoomReader {

    WaitingRoomSettings settings();

    RoomStatus status();

    /** {@return the latest leader's term, -1 before the first} */
    long term();

    /** {@return the latest leader's node, empty before the first} */
    String leader();

    /** {@return when the broker took the latest record of the log, milliseconds since 1970} */
    long loggedAt();

    Lobby.Phase phase();

    Lobby lobby();

    CallView calls();

    int partitions();

    PartitionView partition(int partition);

    /** {@return the turn of a place} @param now the time of a place whose record is not read yet */
    Turn turn(Place place, long now);

    /** {@return the first offset of a partition that does not come before the turn} */
    int firstAfter(Turn turn, int partition);

    /** {@return the number of fans who wait in the line and have not been called} */
    long waiting();

    /** {@return the number of uncalled waiting fans behind a place} */
    long waitingAfter(Place place, long now);

    /** {@return the pass that was given for a place, null if there is none} */
    @Nullable
    ActivePass passAt(Place place);

    /** {@return the number of fans who are inside} */
    int inside(long now);

    /** {@return whether a fan's request still waits for admission} */
    boolean isPresent(Place place, long now);

    /** {@return the calls, by the broker's time of their decision} */
    RecentCount called();

    /** {@return the admissions, by the broker's time of their decision} */
    RecentCount admitted();

    /** {@return whether a fan can be admitted before another one leaves} */
    default boolean hasRoom(long now) {
        Integer capacity = settings().capacity();
        return status().admitting() && (capacity == null || inside(now) < capacity);
    }

    /** {@return the most calls per second} Of so many called fans as many come as may be admitted. */
    default int callsPerSecond() {
        Integer rate = settings().admissionsPerSecond();
        return rate == null ? Integer.MAX_VALUE : (int) Math.ceil(rate * calls().callsPerAdmission());
    }
}
