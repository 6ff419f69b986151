package io.cygi.messaging.server;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;

/**
 * The indexes that no event will ever have, because the server was started again: events that died with it may have stood there.
 * Positions of readers go past them without gaps. Remembers the newest index that this process has seen as well.
 */
public final class LeftOutIndexes {

    private final AtomicLong newestSeen = new AtomicLong();
    private volatile List<Range> ranges = List.of();

    /**
     * Indexes that are left out.
     *
     * @param lastBefore the newest event before them
     * @param firstAfter the first index after them that an event may have
     */
    record Range(long lastBefore, long firstAfter) {

        boolean contains(long index) {
            return index > lastBefore && index < firstAfter;
        }
    }

    /** {@return how many events that this process has seen may have died, zero for none} Each counts once. */
    synchronized long replace(Collection<Range> known) {
        List<Range> before = ranges;
        ranges = List.copyOf(known);
        long newest = newestSeen.get();
        long lost = 0;
        for (Range range : ranges) {
            if (range.contains(newest)) {
                // A range that has grown had no event behind it that was kept.
                long kept = before.stream()
                        .filter(old -> old.lastBefore() == range.lastBefore())
                        .mapToLong(old -> old.firstAfter() - 1)
                        .findFirst()
                        .orElse(range.lastBefore());
                lost = Math.max(0, newest - kept);
                newestSeen.compareAndSet(newest, range.lastBefore());
            }
        }
        return lost;
    }

    /** Notes that this process has seen an event. @param index of the event */
    public void seen(long index) {
        if (index > newestSeen.get()) {
            newestSeen.accumulateAndGet(index, Math::max);
        }
    }

    long newestSeen() {
        return newestSeen.get();
    }

    /** {@return whether no event will have the index} @param index below the newest event's */
    public boolean contains(long index) {
        return ranges.stream().anyMatch(range -> range.contains(index));
    }

    /** {@return the position after one more event} @param before the position @param index of the event */
    public GapAwareTrackingToken advance(GapAwareTrackingToken before, long index) {
        List<Range> passed = ranges.stream()
                .filter(range -> range.firstAfter() > before.getIndex() && range.lastBefore() < index)
                .toList();
        if (index <= before.getIndex() || passed.isEmpty()) {
            return before.advanceTo(index, Integer.MAX_VALUE);
        }
        Set<Long> gaps = new HashSet<>(before.getGaps());
        long next = before.getIndex() + 1;
        for (Range range : passed) {
            LongStream.rangeClosed(next, range.lastBefore()).forEach(gaps::add);
            next = Math.max(next, range.firstAfter());
        }
        LongStream.range(next, index).forEach(gaps::add);
        return GapAwareTrackingToken.newInstance(index, gaps);
    }
}
