package io.cygi.queue.room.call;

import io.cygi.queue.room.call.CallAcknowledgements.Acknowledgement;
import io.cygi.queue.room.line.Turn;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The calls of a room for its readers. */
public interface CallView {

    /** {@return the acknowledgement of a place whose fan is not inside yet, null if there is none} */
    @Nullable
    Acknowledgement acknowledgement(Turn turn);

    /** {@return all acknowledgements of fans who are not inside yet, in turn} */
    NavigableMap<Turn, Acknowledgement> acknowledgements();

    /** {@return the number of acknowledgements that count, at places before the offset} */
    int acknowledgedBefore(int partition, int offset, long now);

    /** {@return whether any acknowledgement counts} */
    boolean anyAcknowledged(long now);

    /** {@return the number of fans with an open call who have not acknowledged yet} */
    int unacknowledged(long now);

    /** {@return the number of calls for each admission while the rate is the bound, 1 or more} */
    double callsPerAdmission();

    /** {@return the share of called fans who come, from 0.02 to 1} */
    double showUp();

    /**
     * {@return the last offset of a partition whose call has lapsed}
     *
     * @param calledTo the last offset that was called
     * @param expiredTo the last offset whose call had lapsed before
     */
    int lapsedTo(int partition, int calledTo, int expiredTo, long now);

    /** {@return whether a decision is due that only shows that the leader is alive, and its time} */
    boolean pulseDue(long now);
}
