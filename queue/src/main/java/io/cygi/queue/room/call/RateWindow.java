package io.cygi.queue.room.call;

import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the events of the last ten seconds. */
public final class RateWindow implements RecentCount {

    /**
     * Length of a second for the bounds, in ms. It is a little longer, so that no clock finds more events in a second
     * than are allowed.
     */
    static final long SECOND_MILLIS = 1_020;

    private static final long KEPT_MILLIS = 10_000;

    private final Deque<long[]> counts = new ArrayDeque<>();
    private long total;

    public void add(long at, int count) {
        if (count > 0) {
            counts.addLast(new long[] {at, count});
            total += count;
        }
        while (!counts.isEmpty() && counts.getFirst()[0] <= at - KEPT_MILLIS) {
            total -= counts.removeFirst()[1];
        }
    }

    /**
     * Follows the broker's clock, which has been set back. Events keep their age.
     *
     * @param millis the time by which it was set back, in ms
     */
    public void setBack(long millis) {
        counts.forEach(count -> count[0] -= millis);
    }

    @Override
    public int lastSecond(long now) {
        long sum = 0;
        var latestFirst = counts.descendingIterator();
        while (latestFirst.hasNext()) {
            long[] count = latestFirst.next();
            if (count[0] <= now - SECOND_MILLIS) {
                break;
            }
            sum += count[1];
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    @Override
    public double perSecond(long now) {
        if (counts.isEmpty() || counts.getLast()[0] <= now - KEPT_MILLIS) {
            return 0;
        }
        long span = Math.clamp(now - counts.getFirst()[0], 1_000, KEPT_MILLIS);
        return total * 1_000.0 / span;
    }
}
