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
 * The indexes that are left out because the server was started again: events that died with it may have had these
 * indexes. Positions of readers skip them. The first ones of a range are gaps of the positions nevertheless, as any
 * missing index is: if the server was not restarted in fact, transactions that were under way have their events there.
 * The newest index that this process has seen is remembered as well.
 */
public final class LeftOutIndexes {

    /**
     * The most left-out indexes of a range that are gaps of positions. Transactions that are under way at the same time
     * have their events among so many indexes.
     */
    public static final int GAPS_MAX = 2_048;

    /**
     * The number of newest ranges that have gaps. Transactions that were under way before an older range have ended
     * long ago.
     */
    private static final int RANGES_WITH_GAPS = 2;

    private final AtomicLong newestSeen = new AtomicLong();
    private volatile List<Range> ranges = List.of();

    /**
     * A range of left-out indexes.
     *
     * @param lastBefore the index of the newest event before the range
     * @param firstAfter the first index after the range that an event may have
     */
    record Range(long lastBefore, long firstAfter) {

        boolean contains(long index) {
            return index > lastBefore && index < firstAfter;
        }
    }

    /**
     * {@return the number of events that this process has seen and that may have died, zero for none} Each event is
     * counted once.
     */
    synchronized long replace(Collection<Range> known) {
        List<Range> before = ranges;
        ranges = List.copyOf(known);
        long newest = newestSeen.get();
        long lost = 0;
        for (Range range : ranges) {
            if (range.contains(newest)) {
                // No event behind the old range was kept if the range has grown.
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

    /** Notes that this process has seen an event. @param index the index of the event */
    public void seen(long index) {
        if (index > newestSeen.get()) {
            newestSeen.accumulateAndGet(index, Math::max);
        }
    }

    long newestSeen() {
        return newestSeen.get();
    }

    /**
     * Reads the ranges that other processes have left out.
     *
     * @param connection a connection whose transaction the caller ends
     * @return whether there was a new range
     */
    public synchronized boolean learn(Connection connection) throws SQLException {
        List<Range> before = ranges;
        try (Statement statement = connection.createStatement()) {
            ranges = List.copyOf(RunAdoption.ranges(statement));
        }
        return !before.equals(ranges);
    }

    /**
     * {@return the indexes before the given one that an event may have, the newest first}
     *
     * @param index an index
     * @param max the most indexes
     */
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

    /** {@return the last index of a range that is a gap of a position; the rest of the range is skipped} */
    private static long lastGap(Range range, List<Range> known) {
        return known.indexOf(range) < known.size() - RANGES_WITH_GAPS
                ? range.lastBefore()
                : Math.min(range.lastBefore() + GAPS_MAX, range.firstAfter() - 1);
    }

    /**
     * {@return the index below which no transaction can be under way, because the server has been started twice since}
     */
    public long oldBelow() {
        List<Range> known = ranges;
        return known.size() < RANGES_WITH_GAPS
                ? 0
                : known.get(known.size() - RANGES_WITH_GAPS).lastBefore();
    }

    /**
     * {@return the position after one more event}
     *
     * @param before the position before the event
     * @param index the index of the event
     */
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
