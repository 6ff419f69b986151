package io.cygi.queue.service;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.ConcertId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads sale policies from the event store. Concerts do not wait for one another. One read of a concert runs at a time: those who
 * ask meanwhile share it, or the next one if they need a policy that is as new as their question. The reads of all concerts
 * together are bounded.
 */
final class PolicyReads {

    private final Function<ConcertId, SalePolicy> store;
    private final BiConsumer<ConcertId, SalePolicy> taker;
    private final Bounds bounds;
    private final Semaphore permits;
    private final Map<ConcertId, Flights> underWay = new ConcurrentHashMap<>();

    /**
     * The bounds of the reads.
     *
     * @param readsMax the most reads at the same time
     * @param permitWait the longest wait for one of them
     * @param answerWait the longest wait for a read of another caller. A read itself ends by the store's deadline
     */
    record Bounds(int readsMax, Duration permitWait, Duration answerWait) {}

    /** The reads of one concert. @param running the read that runs @param next the read that begins after it, null for none */
    private record Flights(Flight running, @Nullable Flight next) {}

    /** A read, made on the thread of the caller that begins it. */
    private static final class Flight {
        private final CompletableFuture<SalePolicy> answer = new CompletableFuture<>();
        private boolean outdated;
    }

    /**
     * Creates the reads.
     *
     * @param store reads a policy from the store
     * @param taker takes each policy that is not outdated
     * @param bounds the bounds of the reads
     */
    PolicyReads(Function<ConcertId, SalePolicy> store, BiConsumer<ConcertId, SalePolicy> taker, Bounds bounds) {
        this.store = store;
        this.taker = taker;
        this.bounds = bounds;
        this.permits = new Semaphore(bounds.readsMax());
    }

    /** {@return a policy that is as new as the last call of {@link #outdate} for the concert} @throws UnavailableException if the store does not answer in time */
    SalePolicy shared(ConcertId concertId) {
        return read(concertId, false);
    }

    /** {@return a policy that is as new as this call} @throws UnavailableException if the store does not answer in time */
    SalePolicy fresh(ConcertId concertId) {
        return read(concertId, true);
    }

    /** Notes that reads which run now may be outdated. @param concertId the concert @param also is run before another read can end */
    void outdate(ConcertId concertId, Runnable also) {
        underWay.compute(concertId, (id, flights) -> {
            if (flights != null) {
                flights.running.outdated = true;
            }
            also.run();
            return flights;
        });
    }

    private SalePolicy read(ConcertId concertId, boolean fresh) {
        Flight mine = new Flight();
        AtomicReference<Flight> joined = new AtomicReference<>(mine);
        Flights flights = underWay.compute(concertId, (id, before) -> {
            if (before == null) {
                return new Flights(mine, null);
            }
            if (!fresh && !before.running.outdated) {
                joined.set(before.running);
                return before;
            }
            if (before.next != null) {
                joined.set(before.next);
                return before;
            }
            return new Flights(before.running, mine);
        });
        if (joined.get() == mine) {
            lead(concertId, mine, flights.running == mine ? null : flights.running);
        }
        return await(joined.get().answer);
    }

    /** Reads for all who share a flight. @param before the flight that has to end first, null for none */
    private void lead(ConcertId concertId, Flight mine, @Nullable Flight before) {
        try {
            if (before != null) {
                awaitEnd(before);
            }
            SalePolicy read = bounded(concertId);
            end(concertId, mine, read);
            mine.answer.complete(read);
        } catch (RuntimeException | Error e) {
            end(concertId, mine, null);
            mine.answer.completeExceptionally(e);
        }
    }

    private SalePolicy bounded(ConcertId concertId) {
        try {
            if (!permits.tryAcquire(bounds.permitWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw unavailable("too many sale policies are being read", new TimeoutException());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            return store.apply(concertId);
        } finally {
            permits.release();
        }
    }

    private void end(ConcertId concertId, Flight mine, @Nullable SalePolicy read) {
        underWay.compute(concertId, (id, flights) -> {
            if (read != null && !mine.outdated) {
                taker.accept(concertId, read);
            }
            if (flights == null) {
                return null;
            }
            if (flights.running == mine) {
                return flights.next == null ? null : new Flights(flights.next, null);
            }
            // The wait for the running flight has failed.
            return flights.next == mine ? new Flights(flights.running, null) : flights;
        });
    }

    private void awaitEnd(Flight before) {
        try {
            before.answer.handle((policy, fault) -> true).get(bounds.answerWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException | ExecutionException e) {
            throw unavailable("another read of the sale policy has not ended", e);
        }
    }

    private SalePolicy await(CompletableFuture<SalePolicy> answer) {
        try {
            return answer.get(bounds.answerWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw unavailable("the sale policy was not read in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("the sale policy was not read", e);
        }
    }

    private static UnavailableException unavailable(String what, Throwable cause) {
        return new UnavailableException(what, cause);
    }

    private static UnavailableException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return unavailable("the sale policy was waited for while the process ends", cause);
    }
}
