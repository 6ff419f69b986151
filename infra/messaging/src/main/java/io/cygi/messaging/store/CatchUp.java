package io.cygi.messaging.store;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Has an event processor of this process catch up with the store. Callers that come while one round runs share the next one, which
 * costs one statement, or two where the processor has passed gaps.
 */
public final class CatchUp implements AutoCloseable {

    private static final int CALLERS_MAX = 100_000;
    private static final long POLL_NANOS = 1_000_000;
    private static final int GAPS_MAX = 512;

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final Supplier<@Nullable TrackingToken> position;
    private final Duration bound;
    private final Gathering<CompletableFuture<Boolean>> callers;

    /**
     * @param store of the events
     * @param jdbc its database
     * @param position the processor's, null where it has none
     * @param bound the longest round
     */
    public CatchUp(
            GroupedEventStore store, JdbcTemplate jdbc, Supplier<@Nullable TrackingToken> position, Duration bound) {
        this.store = store;
        this.jdbc = jdbc;
        this.position = position;
        this.bound = bound;
        this.callers = new Gathering<>(
                "catch-up", caller -> 1, CALLERS_MAX, this::round, (caller, fault) -> caller.complete(false));
    }

    /** {@return whether the processor has handled all events that were stored before the call} */
    public boolean await() {
        CompletableFuture<Boolean> caller = new CompletableFuture<>();
        try {
            callers.add(caller);
        } catch (EventStoreException e) {
            return false;
        }
        return caller.join();
    }

    private void round(List<CompletableFuture<Boolean>> group) {
        boolean reached = reach();
        group.forEach(caller -> caller.complete(reached));
    }

    private boolean reach() {
        TrackingToken head = store.createHeadToken();
        if (head == null) {
            return true;
        }
        long deadline = System.nanoTime() + bound.toNanos();
        long newest = head.position().orElse(0);
        Set<Long> filled = filledGaps();
        boolean told = false;
        while (!covers(newest, filled)) {
            if (!told) {
                store.lookBeyondMemory(newest, !filled.isEmpty());
                told = true;
            }
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    private boolean covers(long newest, Set<Long> filled) {
        return position.get() instanceof GapAwareTrackingToken token
                && token.getIndex() >= newest
                && Collections.disjoint(token.getGaps(), filled);
    }

    /** Other processes may have committed events at indexes that the processor has passed. */
    private Set<Long> filledGaps() {
        if (!(position.get() instanceof GapAwareTrackingToken token) || !token.hasGaps()) {
            return Set.of();
        }
        List<Long> gaps = token.getGaps().reversed().stream().limit(GAPS_MAX).toList();
        return new TreeSet<>(jdbc.queryForList(
                "SELECT global_index FROM domain_event WHERE global_index IN ("
                        + String.join(", ", Collections.nCopies(gaps.size(), "?")) + ")",
                Long.class,
                gaps.toArray()));
    }

    @Override
    public void close() {
        callers.close();
    }
}
