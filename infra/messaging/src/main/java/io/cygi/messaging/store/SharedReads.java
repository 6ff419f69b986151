package io.cygi.messaging.store;

import io.cygi.messaging.store.batch.BatchingWorker;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads the stored events of a few aggregates, including those that other processes have stored. Callers that come
 * while one query runs share the next one, and each aggregate is read once for all of them.
 */
public final class SharedReads implements AutoCloseable {

    private static final int CALLERS_PER_QUERY_MAX = 1_024;

    /** The pause after a query, in ns, in which more callers gather for the next one. */
    private static final long PAUSE_NANOS = 5_000_000;

    private final GroupedEventStore store;
    private final Duration bound;
    private final BatchingWorker<Call> calls;

    /**
     * Creates the reads.
     *
     * @param store the store of the events
     * @param bound the longest wait of a caller
     */
    public SharedReads(GroupedEventStore store, Duration bound) {
        this.store = store;
        this.bound = bound;
        this.calls = new BatchingWorker<>(
                "shared-reads",
                call -> 1,
                CALLERS_PER_QUERY_MAX,
                this::read,
                (call, fault) -> call.done.complete(false));
    }

    private record Call(
            Collection<String> aggregateIds, Consumer<DomainEventMessage<?>> reader, CompletableFuture<Boolean> done) {}

    /**
     * Reads all events of some aggregates that were stored before the call.
     *
     * @param aggregateIds the identifiers of the aggregates
     * @param reader takes each event, and those that other callers have asked for; called on another thread, before
     *     this call returns true
     * @return whether the events were read in time; a fault of the database is in the log
     */
    public boolean read(Collection<String> aggregateIds, Consumer<DomainEventMessage<?>> reader) {
        Call call = new Call(aggregateIds, reader, new CompletableFuture<>());
        try {
            calls.add(call);
        } catch (EventStoreException closed) {
            return false;
        }
        boolean read = call.done
                .completeOnTimeout(false, bound.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!read) {
            calls.withdraw(call);
        }
        return read;
    }

    private void read(List<Call> group) {
        Set<String> aggregateIds = new HashSet<>();
        Set<Consumer<DomainEventMessage<?>>> readers = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Call call : group) {
            aggregateIds.addAll(call.aggregateIds);
            readers.add(call.reader);
        }
        store.read(List.copyOf(aggregateIds), event -> readers.forEach(reader -> reader.accept(event)));
        group.forEach(call -> call.done.complete(true));
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    @Override
    public void close() {
        calls.close();
    }
}
