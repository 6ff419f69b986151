package io.cygi.query.read;

import io.cygi.messaging.Deadline;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.web.limit.Places;
import io.cygi.web.server.PeerConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets a request wait until a view shows something. A wait reads again when this process has committed a change under
 * the key, from the cache of this process if there is one. Now and then it reads the database, because another process
 * may have changed it. Waiting requests take places, of which all callers, one address and one account have a bounded
 * number. A request without a place does not wait, and the wait of a client that is gone ends. A request of another service
 * waits no longer than its {@link Deadline} says.
 */
public final class LongPoll {

    /** Age from which an identifier that is not in a view does not exist. */
    public static final Duration YOUNG = Duration.ofSeconds(30);

    /** Age from which an identifier has had the time to appear. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private static final Duration APPEARANCE_MAX = Duration.ofSeconds(8);
    private static final long PAUSE_FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_MAX_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * Pause between two reads of the database if this process is notified of changes, in ns. The database is only the
     * second way then.
     */
    private static final long PAUSE_NOTIFIED_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Pause between two checks that the client is still connected, in ns. */
    private static final long CLIENT_CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * Most waits that read the database at once. They are fewer than its connections, so that other requests have some.
     */
    private static final int READS_MAX = 16;

    private final Semaphore reads = new Semaphore(READS_MAX);
    private final Map<String, Set<Semaphore>> waiters = new ConcurrentHashMap<>();
    private final Places places;
    private final Clock clock;

    /**
     * Creates the long poll.
     *
     * @param notifier wakes the waiters
     * @param clock tells the time
     * @param places the places that waits take
     */
    public LongPoll(ChangeNotifier notifier, Clock clock, Places places) {
        this.clock = clock;
        this.places = places;
        notifier.subscribe(key -> waiters.getOrDefault(key, Set.of()).forEach(Semaphore::release));
    }

    /**
     * {@return the thing in the view, or nothing} Waits for it if the identifier is so young that the view may still be
     * behind.
     *
     * @param key the key of the changes that end the wait
     * @param uuid the time-ordered part of the identifier
     * @param read reads the view
     * @param <T> the type of the thing
     */
    public <T> Optional<T> awaitAppearance(String key, String uuid, Supplier<Optional<T>> read) {
        return awaitAppearance(key, uuid, Duration.ZERO, ViewLookup.of(read));
    }

    /**
     * {@return the thing in the view, or nothing} Waits as {@link #awaitAppearance(String, String, Supplier)} does, for
     * a caller who is ready to wait longer.
     *
     * @param key the key of the changes that end the wait
     * @param uuid the time-ordered part of the identifier
     * @param patience the time for which a caller with a place is ready to wait, else zero; an identifier counts as
     *     young for so much longer
     * @param lookup reads the view
     * @param <T> the type of the thing
     */
    public <T> Optional<T> awaitAppearance(String key, String uuid, Duration patience, ViewLookup<T> lookup) {
        Optional<T> found = lookup.cached();
        if (found.isPresent()) {
            return found;
        }
        Instant now = clock.instant();
        // If this process is notified, a new thing appears in its cache first.
        boolean expected = lookup.notified() && TimeOrderedIds.youngerThan(uuid, FRESH, now);
        found = expected ? found : stored(lookup);
        if (found.isPresent() || !TimeOrderedIds.youngerThan(uuid, YOUNG.plus(patience), now)) {
            return found;
        }
        return patience.isPositive()
                ? awaitWithPlace(
                        key, patience.compareTo(APPEARANCE_MAX) > 0 ? patience : APPEARANCE_MAX, seen -> true, lookup)
                : awaitTakingPlace(key, APPEARANCE_MAX, lookup);
    }

    /**
     * Waits for a thing.
     *
     * @param key the key of the changes that end the wait
     * @param timeout the longest wait
     * @param read reads the view
     * @param <T> the type of the thing
     * @return the thing, or nothing if it did not appear in time
     */
    public <T> Optional<T> await(String key, Duration timeout, Supplier<Optional<T>> read) {
        ViewLookup<T> lookup = ViewLookup.of(read);
        return timeout.isZero() ? current(lookup) : awaitTakingPlace(key, timeout, lookup);
    }

    private <T> Optional<T> awaitTakingPlace(String key, Duration timeout, ViewLookup<T> lookup) {
        Optional<Places.Place> place = places.tryTake();
        if (place.isEmpty()) {
            return current(lookup);
        }
        try {
            return awaitWithPlace(key, timeout, seen -> true, lookup);
        } finally {
            place.get().close();
        }
    }

    /**
     * Waits for a state of a thing, for a caller who has a place already.
     *
     * @param key the key of the changes that end the wait
     * @param timeout the longest wait
     * @param awaited tells whether the thing is in the state
     * @param lookup reads the view
     * @param <T> the type of the thing
     * @return the thing in that state, or else as it was when the time was up; nothing if it was not there
     */
    public <T> Optional<T> awaitWithPlace(String key, Duration timeout, Predicate<T> awaited, ViewLookup<T> lookup) {
        Semaphore signal = new Semaphore(0);
        waiters.compute(key, (same, others) -> {
            Set<Semaphore> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(signal);
            return all;
        });
        try {
            Duration left = Deadline.left().orElse(timeout);
            Duration wait = left.compareTo(timeout) < 0 ? left : timeout;
            return poll(System.nanoTime() + wait.toNanos(), signal, awaited, lookup);
        } finally {
            waiters.computeIfPresent(key, (same, all) -> {
                all.remove(signal);
                return all.isEmpty() ? null : all;
            });
        }
    }

    /**
     * Reads until the thing is in the state or the time is up. A commit is visible before it is announced, so a waiter
     * that reads after it was added misses nothing.
     */
    private <T> Optional<T> poll(long deadline, Semaphore signal, Predicate<T> awaited, ViewLookup<T> lookup) {
        boolean notified = lookup.notified();
        long pause = notified ? PAUSE_NOTIFIED_NANOS : PAUSE_FIRST_NANOS;
        Optional<T> found = notified ? lookup.cached() : current(lookup);
        Optional<PeerConnection> client = PeerConnection.current();
        try {
            for (long left = deadline - System.nanoTime();
                    found.filter(awaited).isEmpty() && left > 0 && !isGone(client);
                    left = deadline - System.nanoTime()) {
                boolean woken = awaitSignal(signal, Math.min(pause, left), client);
                signal.drainPermits();
                pause = woken || notified ? pause : Math.min(2 * pause, PAUSE_MAX_NANOS);
                boolean last = System.nanoTime() - deadline >= 0;
                found = woken || last ? current(lookup) : storedWhereCheap(lookup, found);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    private <T> Optional<T> current(ViewLookup<T> lookup) {
        Optional<T> cached = lookup.cached();
        return cached.isPresent() ? cached : stored(lookup);
    }

    private <T> Optional<T> stored(ViewLookup<T> lookup) {
        reads.acquireUninterruptibly();
        try {
            return lookup.stored();
        } finally {
            reads.release();
        }
    }

    /** {@return the thing as the database has it, or as it was found before if too many others are reading} */
    private <T> Optional<T> storedWhereCheap(ViewLookup<T> lookup, Optional<T> before) {
        if (!reads.tryAcquire()) {
            return before;
        }
        try {
            return lookup.stored();
        } finally {
            reads.release();
        }
    }

    /** {@return whether there was a signal before the time was up or the client was gone} */
    private static boolean awaitSignal(Semaphore signal, long nanos, Optional<PeerConnection> client)
            throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !isGone(client); left = until - System.nanoTime()) {
            if (signal.tryAcquire(Math.min(left, CLIENT_CHECK_NANOS), TimeUnit.NANOSECONDS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGone(Optional<PeerConnection> client) {
        return client.filter(PeerConnection::gone).isPresent();
    }
}
