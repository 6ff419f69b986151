package io.cygi.messaging.store.tail;

import io.cygi.messaging.server.LeftOutIndexes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds the position at which a reader of new events begins. A transaction that is under way may commit an event before
 * the newest visible one, so the position has the missing indexes as gaps, and the reader is given their events when
 * they are committed.
 */
public final class HeadPosition {

    /**
     * The number of newest indexes that are looked at for gaps. The events of transactions that are under way are among
     * them.
     */
    private static final int GAPS_MAX = 10_000;

    private static final String INDEXES =
            "SELECT global_index FROM domain_event WHERE global_index >= ? AND global_index < ?";

    private final JdbcTemplate jdbc;
    private final LeftOutIndexes leftOut;

    /**
     * Creates the finder.
     *
     * @param jdbc the database of the event store
     * @param leftOut the indexes that positions skip
     */
    public HeadPosition(JdbcTemplate jdbc, LeftOutIndexes leftOut) {
        this.jdbc = jdbc;
        this.leftOut = leftOut;
    }

    /**
     * {@return the position, null if there are no events}
     *
     * @param head the position of the newest event, without gaps
     */
    @Nullable
    public TrackingToken of(@Nullable TrackingToken head) {
        if (!(head instanceof GapAwareTrackingToken token)) {
            return head;
        }
        long newest = token.getIndex();
        List<Long> before = leftOut.before(newest, GAPS_MAX);
        long oldest = before.isEmpty() ? newest : before.getLast();
        Set<Long> stored = new HashSet<>(jdbc.queryForList(INDEXES, Long.class, oldest, newest));
        return GapAwareTrackingToken.newInstance(
                newest, before.stream().filter(index -> !stored.contains(index)).toList());
    }
}
