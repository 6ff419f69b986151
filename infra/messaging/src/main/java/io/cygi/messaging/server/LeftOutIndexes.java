package io.cygi.messaging.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;

/**
 * The indexes that are left out because the server was started again: events that died with it may have stood there. Positions of
 * readers leap over them. The first ones are gaps of the positions nevertheless, as long as any missing index is: where the server was
 * not started again after all, transactions that were under way have their events there. Remembers the newest index that this process
 * has seen as well.
 */
public final class LeftOutIndexes {

    /** The transactions that are under way at a time have their events among so many indexes. */
    public static final int GAPS_MAX = 2_048;

    /** Only the newest ranges have gaps: what was under way before an older one has ended long ago. */
    private static final int RANGES_WITH_GAPS = 2;

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

    /**
     * Reads what other processes have left out.
     *
     * @param connection whose transaction the caller ends
     * @return whether there was anything new
     */
    public synchronized boolean learn(Connection connection) throws SQLException {
        List<Range> before = ranges;
        try (Statement statement = connection.createStatement()) {
            ranges = List.copyOf(RunAdoption.ranges(statement));
        }
        return !before.equals(ranges);
    }

    /** {@return the indexes before another that an event may have, the newest first} @param max how many at most */
    public List<Long> before(long index, int max) {
        List<Range> known = ranges;
        return LongStream.iterate(previous(index, known), before -> before > 0, before -> previous(before, known))
                .limit(max)
                .boxed()
                .toList();
    }

    private static long previous(long index, List<Range> known) {
        return known.stream()
                .filter(range -> range.contains(index - 1))
                .mapToLong(range -> Math.min(index - 1, lastGap(range, known)))
                .min()
                .orElse(index - 1);
    }

    /** {@return the last index of a range that is a gap of a position before the rest is leapt} */
    private static long lastGap(Range range, List<Range> known) {
        return known.indexOf(range) < known.size() - RANGES_WITH_GAPS
                ? range.lastBefore()
                : Math.min(range.lastBefore() + GAPS_MAX, range.firstAfter() - 1);
    }

    /** {@return the index below which no transaction can be under way, because the server has started twice since} */
    public long oldBelow() {
        List<Range> known = ranges;
        return known.size() < RANGES_WITH_GAPS
                ? 0
                : known.get(known.size() - RANGES_WITH_GAPS).lastBefore();
    }

    /** {@return the position after one more event} @param before the position @param index of the event */
    public GapAwareTrackingToken advance(GapAwareTrackingToken before, long index) {
        List<Range> known = ranges;
        List<Range> passed = known.stream()
                .filter(range -> range.firstAfter() > before.getIndex() && range.lastBefore() < index)
                .toList();
        if (index <= before.getIndex() || passed.isEmpty()) {
            return before.advanceTo(index, Integer.MAX_VALUE);
        }
        Set<Long> gaps = new HashSet<>(before.getGaps());
        long next = before.getIndex() + 1;
        for (Range range : passed) {
            LongStream.rangeClosed(next, Math.min(lastGap(range, known), index - 1))
                    .forEach(gaps::add);
            next = Math.max(next, range.firstAfter());
        }
        LongStream.range(next, index).forEach(gaps::add);
        return GapAwareTrackingToken.newInstance(index, gaps);
    }
}
