package io.cygi.messaging.store.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which missing indexes no event will ever have. The row of an uncommitted event is locked by its transaction,
 * however long the transaction lasts. An index whose row can be locked and does not exist is therefore lost. A
 * statement locks its first row soon after it was given its indexes and may then wait for a lock; so indexes right
 * behind a locked row are not lost either.
 */
public final class MissingIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(MissingIndexes.class);

    /** The time within which a statement inserts its first row, in ns. */
    static final long SETTLED_AFTER_NANOS = 10_000_000_000L;

    /** The pause after a look that found a locked row, in ns. */
    private static final long LOCKED_PAUSE_NANOS = 1_000_000_000L;

    private static final long LOOK_BACK_NANOS = 5_000_000_000L;
    private static final int INDEXES_PER_QUERY_MAX = 512;

    /**
     * The most indexes that are remembered as seen. A position has fewer gaps: those of two ranges of left-out indexes
     * and of the newest indexes.
     */
    private static final int SEEN_MAX = 65_536;

    /**
     * The most lost indexes that are remembered, as many as one position has gaps. Each look back asks for all of them.
     */
    private static final int LOST_MAX = 16_384;

    /** The error codes of MySQL and MariaDB for a row that another transaction has locked. */
    private static final Set<Integer> LOCKED = Set.of(3572, 1205);

    private static final String COMMITTED = "SELECT global_index FROM domain_event WHERE global_index IN (%s)";
    private static final String LOCKABLE = COMMITTED + " ORDER BY global_index FOR UPDATE NOWAIT";

    private final DataSource dataSource;
    private final LongSupplier nanoTime;
    private final LongSupplier leftOutBelow;
    private final Map<Long, Long> firstSeen = new LinkedHashMap<>();
    private final NavigableSet<Long> lost = new TreeSet<>();
    private final List<Long> late = new ArrayList<>();
    private long oldBelow;
    private long lookedBack;
    private long looksAgainAt;

    /**
     * Creates the decision.
     *
     * @param dataSource the data source of the store, which reads committed rows
     * @param nanoTime returns the time
     * @param leftOutBelow returns the index below which restarts of the server have ended all transactions
     */
    public MissingIndexes(DataSource dataSource, LongSupplier nanoTime, LongSupplier leftOutBelow) {
        this.dataSource = dataSource;
        this.nanoTime = nanoTime;
        this.leftOutBelow = leftOutBelow;
        this.lookedBack = nanoTime.getAsLong();
        this.looksAgainAt = lookedBack;
    }

    /**
     * Notes that all indexes below the given one were given out long ago.
     *
     * @param index the index of an old event
     */
    public synchronized void oldBelow(long index) {
        oldBelow = Math.max(oldBelow, index);
    }

    /** {@return the position without the gaps that are lost} @param position the position of a reader */
    public synchronized GapAwareTrackingToken withoutLost(GapAwareTrackingToken position) {
        if (!position.hasGaps()) {
            return position;
        }
        List<Long> left = new ArrayList<>(position.getGaps());
        left.removeAll(lost);
        List<Long> settled = left.stream().filter(this::settled).toList();
        if (!settled.isEmpty() && nanoTime.getAsLong() - looksAgainAt >= 0) {
            left.removeAll(findLost(settled));
        }
        return GapAwareTrackingToken.newInstance(position.getIndex(), left);
    }

    private boolean settled(Long gap) {
        long now = nanoTime.getAsLong();
        boolean settled = gap < oldBelow
                || gap <= leftOutBelow.getAsLong()
                || now - firstSeen.computeIfAbsent(gap, seen -> now) >= SETTLED_AFTER_NANOS;
        forgetFirst(firstSeen.keySet(), SEEN_MAX);
        return settled;
    }

    /**
     * {@return the lost ones of the gaps, looked for in ascending order} A transaction commits its rows at once: if one
     * is committed, those behind it are.
     */
    private Set<Long> findLost(List<Long> gaps) {
        Set<Long> found = new HashSet<>();
        TreeSet<Long> locked = new TreeSet<>();
        queries(gaps).forEach(part -> findLost(part, found, locked));
        if (!locked.isEmpty()) {
            looksAgainAt = nanoTime.getAsLong() + LOCKED_PAUSE_NANOS;
        }
        found.removeIf(gap -> {
            Long before = locked.lower(gap);
            return before != null && gap - before < EventInserts.ROWS_PER_STATEMENT_MAX;
        });
        firstSeen.keySet().removeAll(found);
        lost.addAll(found);
        forgetFirst(lost, LOST_MAX);
        return found;
    }

    private void findLost(List<Long> gaps, Set<Long> found, SortedSet<Long> locked) {
        try {
            Set<Long> committed = query(LOCKABLE, gaps);
            gaps.stream().filter(gap -> !committed.contains(gap)).forEach(found::add);
        } catch (SQLException e) {
            if (!LOCKED.contains(e.getErrorCode())) {
                throw new EventStoreException("Missing indexes could not be looked for.", e);
            }
            if (gaps.size() == 1) {
                locked.addAll(gaps);
            } else {
                findLost(gaps.subList(0, gaps.size() / 2), found, locked);
                findLost(gaps.subList(gaps.size() / 2, gaps.size()), found, locked);
            }
        }
    }

    /**
     * {@return indexes that were taken for lost and have an event nevertheless} There are none as long as the database
     * keeps its promises. Each reader is given those events late.
     *
     * @param known the number of them that the reader has been given
     */
    public synchronized List<Long> late(int known) {
        long now = nanoTime.getAsLong();
        if (now - lookedBack >= LOOK_BACK_NANOS && !lost.isEmpty()) {
            lookedBack = now;
            lookBack(new ArrayList<>(lost.descendingSet()));
        }
        return List.copyOf(late.subList(Math.min(known, late.size()), late.size()));
    }

    private void lookBack(List<Long> gaps) {
        queries(gaps).forEach(part -> {
            try {
                Set<Long> found = query(COMMITTED, part);
                if (!found.isEmpty()) {
                    LOG.error(
                            "{} events were committed behind the positions of readers, who are given them now",
                            found.size());
                    lost.removeAll(found);
                    late.addAll(found);
                }
            } catch (SQLException e) {
                throw new EventStoreException("Late events could not be looked for.", e);
            }
        });
    }

    /** {@return the indexes in their order, in portions for one query each} */
    private static Stream<List<Long>> queries(List<Long> indexes) {
        return IntStream.iterate(0, from -> from < indexes.size(), from -> from + INDEXES_PER_QUERY_MAX)
                .mapToObj(from -> indexes.subList(from, Math.min(indexes.size(), from + INDEXES_PER_QUERY_MAX)));
    }

    private Set<Long> query(String sql, Collection<Long> indexes) throws SQLException {
        Set<Long> found = new HashSet<>();
        try (Connection connection = dataSource.getConnection()) {
            String marks = String.join(", ", Collections.nCopies(indexes.size(), "?"));
            try (PreparedStatement select = connection.prepareStatement(sql.formatted(marks))) {
                int at = 0;
                for (Long index : indexes) {
                    select.setLong(++at, index);
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getLong(1));
                    }
                }
            } finally {
                rollback(connection);
            }
        }
        return found;
    }

    /**
     * Rolls back by a statement: the driver knows nothing of a transaction whose first statement failed, and would
     * leave its locks.
     */
    private static void rollback(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        }
    }

    /** Forgets the oldest indexes beyond a bound. A forgotten index is looked at again as a gap. */
    private static void forgetFirst(Set<Long> indexes, int max) {
        while (indexes.size() > max) {
            indexes.remove(indexes.iterator().next());
        }
    }
}
