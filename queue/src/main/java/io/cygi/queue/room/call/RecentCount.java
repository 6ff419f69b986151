package io.cygi.queue.room.call;

/** The count of the events of the last seconds. */
public interface RecentCount {

    /** {@return the number of events in the second before a time} */
    int lastSecond(long now);

    /** {@return the events per second, over the last ten seconds at most; 0 if there were none} */
    double perSecond(long now);
}
