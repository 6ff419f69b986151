package io.cygi.queue.room.line;

/** One partition of a line for its readers. */
public interface PartitionView {

    /** {@return the last offset that has been called, -1 before the first call} */
    int calledTo();

    /** {@return the last offset whose call has lapsed unless it was acknowledged, -1 before the first} */
    int expiredTo();

    /** {@return the offset of the next record} */
    int end();

    /** {@return the offset of the account's latest place, or -1} */
    int find(long accountHash);

    /** {@return whether the record is read and is the account's} */
    boolean isOf(int offset, long accountHash);

    /** {@return the keyed hash of the record's account} */
    long accountAt(int offset);

    /** {@return when the broker took the record; {@code now} if the record is not read yet} */
    long joinedAt(int offset, long now);

    /** {@return the first offset whose record was taken at the time or later} */
    int firstSince(long at);

    /** {@return whether the record is an account's second one and has no place} */
    boolean isDuplicate(int offset);

    /** {@return whether the place's fan has left} */
    boolean hasLeft(int offset);

    /** {@return whether the place's fan has been admitted} */
    boolean wasAdmitted(int offset);

    /** {@return the number of fans who wait and have not been called} */
    int waiting();

    /** {@return the number of uncalled waiting fans before the offset} */
    int waitingBefore(int offset);

    /** {@return the number of uncalled waiting fans after the offset} */
    int waitingAfter(int offset);

    /** {@return the first waiting place after the offset, or {@link #end()}} */
    int nextWaiting(int after);

    /** {@return the memory of this partition, in bytes} */
    long bytes();
}
