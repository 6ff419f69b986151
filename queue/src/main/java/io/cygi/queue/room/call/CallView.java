package io.cygi.queue.room.call;

import io.cygi.queue.room.call.CallAcknowledgements.Acknowledgement;
import io.cygi.queue.room.line.Turn;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The calls of a room, to be read. */
public interface CallView {

    /** {@return the acknowledgement of a place whose fan is not inside yet, null where there is none} */
    @Nullable
    Acknowledgement acknowledgement(Turn turn);

    /** {@return all acknowledgements of fans who are not inside yet, in turn} */
    NavigableMap<Turn, Acknowledgement> acknowledgements();

    /** {@return how many acknowledgements that count are before the offset} */
    int acknowledgedBefore(int partition, int offset, long now);

    /** {@return whether there is an acknowledgement that counts} */
    boolean anyAcknowledged(long now);

    /** {@return how many of the fans who are called just now have not acknowledged yet} */
    int unacknowledged(long now);

    /** {@return how many are called for each who is admitted where the rate binds, 1 or more} */
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

    /** {@return whether a decision is due, if only to show that the leader is alive and what time it is} */
    boolean pulseDue(long now);
}
