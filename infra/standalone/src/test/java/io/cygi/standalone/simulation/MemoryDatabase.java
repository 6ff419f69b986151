package io.cygi.standalone.simulation;

import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * The event store's table with the visibility rules of the database. An event has an index from its insertion on, and
 * is visible when its transaction commits, so that later indexes may be seen first. Aggregate and sequence number are
 * unique: an insertion that finds an uncommitted rival waits for the rival's end. Indexes of a rolled back transaction
 * are lost.
 */
final class MemoryDatabase {

    /** Wait for a lock after which a transaction is rolled back, in microseconds. */
    private static final long LOCK_WAIT_MICROS = 50_000_000;

    private static final int GAPS_MAX = 1_000_000;
    private static final double FAILED_COMMIT = 0.004;
    private static final double LOST_ANSWER = 0.004;

    private final Map<String, List<DomainEventMessage<?>>> byAggregate = new HashMap<>();
    private final TreeMap<Long, DomainEventMessage<?>> committed = new TreeMap<>();
    private final Set<String> uncommitted = new HashSet<>();
    private final Scheduler scheduler;
    private final Scheduler.Gate ended;
    private final Scheduler.Gate news;
    private long nextIndex = 1;
    private long cancelledAtMicros = Long.MAX_VALUE;

    MemoryDatabase(Scheduler scheduler) {
        this.scheduler = scheduler;
        ended = scheduler.new Gate();
        news = scheduler.new Gate();
    }

    void clear() {
        byAggregate.clear();
        committed.clear();
        uncommitted.clear();
        nextIndex = 1;
        cancelledAtMicros = Long.MAX_VALUE;
    }

    /** {@return all committed events, in the order of their indexes} */
    List<DomainEventMessage<?>> all() {
        return List.copyOf(committed.values());
    }

    /** {@return when the concert's cancellation was committed, or the largest time if it was not} */
    long cancelledAtMicros() {
        return cancelledAtMicros;
    }

    List<DomainEventMessage<?>> events(String aggregateId) {
        return List.copyOf(byAggregate.getOrDefault(aggregateId, List.of()));
    }

    /** {@return the committed events of aggregates whose identifier has a prefix} */
    List<DomainEventMessage<?>> history(String prefix) {
        return byAggregate.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /**
     * Stores the events of a command in a transaction of its own.
     *
     * @param process the process
     * @param events the events
     * @throws RuntimeException in the cases in which the event store throws
     */
    void append(SimulatedProcess process, List<DomainEventMessage<?>> events) {
        process.point();
        awaitRivals(events);
        long first = nextIndex;
        nextIndex += events.size();
        requireUnique(events);
        events.forEach(event -> uncommitted.add(key(event)));
        try {
            process.point();
            process.mayFail(FAILED_COMMIT);
            commit(first, events);
            process.trace(() -> "stored from " + first + ": "
                    + events.stream().map(DomainEventMessage::getPayload).toList());
        } finally {
            events.forEach(event -> uncommitted.remove(key(event)));
            ended.open();
        }
        process.point();
        process.mayFail(LOST_ANSWER);
    }

    private void awaitRivals(List<DomainEventMessage<?>> events) {
        long deadline = scheduler.nowMicros() + LOCK_WAIT_MICROS;
        while (events.stream().anyMatch(event -> uncommitted.contains(key(event)))) {
            if (scheduler.nowMicros() >= deadline) {
                throw new EventStoreException("waited too long for a lock", new SQLException("lock wait timeout"));
            }
            ended.await(deadline - scheduler.nowMicros());
        }
    }

    private void requireUnique(List<DomainEventMessage<?>> events) {
        for (DomainEventMessage<?> event : events) {
            int stored = byAggregate
                    .getOrDefault(event.getAggregateIdentifier(), List.of())
                    .size();
            if (event.getSequenceNumber() < stored) {
                SQLException duplicate = new SQLException("duplicate", "23000");
                throw event.getSequenceNumber() == 0
                        ? new AggregateStreamCreationException("duplicate", duplicate)
                        : new ConcurrencyException("duplicate", duplicate);
            }
            if (event.getSequenceNumber() > stored + events.size()) {
                throw new AssertionError("an event of " + event.getAggregateIdentifier() + " is missing");
            }
        }
    }

    private void commit(long first, List<DomainEventMessage<?>> events) {
        long index = first;
        for (DomainEventMessage<?> event : events) {
            committed.put(index++, event);
            byAggregate
                    .computeIfAbsent(event.getAggregateIdentifier(), id -> new ArrayList<>())
                    .add(event);
            if (event.getPayload() instanceof ConcertCancelled) {
                cancelledAtMicros = scheduler.nowMicros();
            }
        }
        news.open();
    }

    private static String key(DomainEventMessage<?> event) {
        return event.getAggregateIdentifier() + "#" + event.getSequenceNumber();
    }

    /** {@return the next committed events after a position, each with the position behind it} */
    List<TrackedEventMessage<?>> after(GapAwareTrackingToken position, int max) {
        List<TrackedEventMessage<?>> found = new ArrayList<>();
        GapAwareTrackingToken token = position;
        List<Long> indexes = new ArrayList<>(
                position.getGaps().stream().filter(committed::containsKey).toList());
        committed.tailMap(position.getIndex(), false).keySet().stream()
                .limit(max)
                .forEach(indexes::add);
        for (Long index : indexes.subList(0, Math.min(max, indexes.size()))) {
            token = token.advanceTo(index, GAPS_MAX);
            found.add(new GenericTrackedDomainEventMessage<>(token, committed.get(index)));
        }
        return found;
    }

    /** {@return the position before all events} */
    static GapAwareTrackingToken tail() {
        return GapAwareTrackingToken.newInstance(0, Set.of());
    }

    /** {@return the position behind an index, with what is not committed before it as gaps} */
    GapAwareTrackingToken positionAt(long index) {
        List<Long> gaps = LongStream.range(1, index)
                .filter(before -> !committed.containsKey(before))
                .boxed()
                .toList();
        return GapAwareTrackingToken.newInstance(index, gaps);
    }

    /** {@return the index of the newest visible event} */
    long head() {
        return committed.isEmpty() ? 0 : committed.lastKey();
    }

    /** Waits for a commit. @param maxMicros bound on the wait in microseconds */
    void awaitNews(long maxMicros) {
        news.await(maxMicros);
    }
}
