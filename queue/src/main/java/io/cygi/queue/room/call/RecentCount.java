package io.cygi.queue.room.call;

/** Counts events of the last seconds. */
public interface RecentCount {

    /** {@return how many there were in the second before a time} */
    int lastSecond(long now);

    /** {@return how many there are per second, over the last ten at most; 0 where there were none} */
    double perSecond(long now);
}
