package io.cygi.query.read;

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
 * Lets a request wait until a view shows something. It looks again when this process has committed a change under the
 * key, at what the process remembers of it where it does, and now and then at the database, in case that another process
 * has changed it. Waiting requests take places, of which all callers, one address and one account have a bounded number; a
 * request without a place does not wait, and one whose client is gone waits no longer.
 */
public final class Awaiter {

    /** What is older than this and is not in a view does not exist. */
    public static final Duration YOUNG = Duration.ofSeconds(30);

    /** What is older than this has had the time to appear. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private static final Duration APPEARANCE_MAX = Duration.ofSeconds(8);
    private static final long PAUSE_FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_MAX_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Where this process is told of changes the database is only a second way, not to be run over by those who wait. */
    private static final long PAUSE_WHERE_TOLD_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** How often it is looked whether the client is still there. */
    private static final long CLIENT_LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How many look at the database at once: fewer than it has connections, so that some are left to other requests. */
    private static final int READS_MAX = 16;

    private final Semaphore reads = new Semaphore(READS_MAX);
    private final Map<String, Set<Semaphore>> waiters = new ConcurrentHashMap<>();
    private final Places places;
    private final Clock clock;

    /** @param changes what wakes the waiters @param clock the time @param places what those who wait take */
    public Awaiter(ChangeNotifier notifier, Clock clock, Places places) {
        this.clock = clock;
        this.places = places;
        notifier.subscribe(key -> waiters.getOrDefault(key, Set.of()).forEach(Semaphore::release));
    }

    /**
     * {@return what the view shows, waiting for it where the identifier is so young that the view may still be behind}
     *
     * @param key under which the projection tells of changes
     * @param uuid the identifier's time-ordered part
     * @param read looks it up
     * @param <T> what it is
     */
    public <T> Optional<T> appearance(String key, String uuid, Supplier<Optional<T>> read) {
        return appearance(key, uuid, Duration.ZERO, Sight.of(read));
    }

    /**
     * As {@link #appearance(String, String, Supplier)}, for a caller who is ready to wait longer.
     *
     * @param key under which the projection tells of changes
     * @param uuid the identifier's time-ordered part
     * @param patience how long the caller is ready to wait, where it has a place already, else zero; an identifier counts
     *     as young so much longer
     * @param sight where to see it
     * @param <T> what it is
     */
    public <T> Optional<T> appearance(String key, String uuid, Duration patience, Sight<T> sight) {
        Optional<T> found = sight.glance();
        if (found.isPresent()) {
            return found;
        }
        Instant now = clock.instant();
        // What has only just been made appears where this process is told of it first.
        boolean expected = sight.told() && TimeOrderedIds.youngerThan(uuid, FRESH, now);
        found = expected ? found : look(sight);
        if (found.isPresent() || !TimeOrderedIds.youngerThan(uuid, YOUNG.plus(patience), now)) {
            return found;
        }
        return patience.isPositive()
                ? awaitGranted(
                        key, patience.compareTo(APPEARANCE_MAX) > 0 ? patience : APPEARANCE_MAX, seen -> true, sight)
                : awaitInPlace(key, APPEARANCE_MAX, sight);
    }

    /**
     * {@return what is read, empty where it was not there in time}
     *
     * @param key under which the projection tells of changes
     * @param timeout how long to wait at most
     * @param read looks for it
     * @param <T> what it is
     */
    public <T> Optional<T> await(String key, Duration timeout, Supplier<Optional<T>> read) {
        Sight<T> sight = Sight.of(read);
        return timeout.isZero() ? see(sight) : awaitInPlace(key, timeout, sight);
    }

    private <T> Optional<T> awaitInPlace(String key, Duration timeout, Sight<T> sight) {
        Optional<Places.Place> place = places.tryTake();
        if (place.isEmpty()) {
            return see(sight);
        }
        try {
            return awaitGranted(key, timeout, seen -> true, sight);
        } finally {
            place.get().close();
        }
    }

    /**
     * {@return what is seen, as awaited or else as it was when the time was up; empty where it was not there}. The caller
     * has a place already.
     *
     * @param key under which the projection tells of changes
     * @param timeout how long to wait at most
     * @param awaited whether there is nothing more to wait for
     * @param sight where to see it
     * @param <T> what it is
     */
    public <T> Optional<T> awaitGranted(String key, Duration timeout, Predicate<T> awaited, Sight<T> sight) {
        Semaphore signal = new Semaphore(0);
        waiters.compute(key, (same, others) -> {
            Set<Semaphore> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(signal);
            return all;
        });
        try {
            return watch(System.nanoTime() + timeout.toNanos(), signal, awaited, sight);
        } finally {
            waiters.computeIfPresent(key, (same, all) -> {
                all.remove(signal);
                return all.isEmpty() ? null : all;
            });
        }
    }

    /** Whoever commits is seen first and tells then; so a waiter that looks after it was added misses nothing. */
    private <T> Optional<T> watch(long deadline, Semaphore signal, Predicate<T> awaited, Sight<T> sight) {
        boolean told = sight.told();
        long pause = told ? PAUSE_WHERE_TOLD_NANOS : PAUSE_FIRST_NANOS;
        Optional<T> found = told ? sight.glance() : see(sight);
        Optional<PeerConnection> client = PeerConnection.current();
        try {
            for (long left = deadline - System.nanoTime();
                    found.filter(awaited).isEmpty() && left > 0 && !gone(client);
                    left = deadline - System.nanoTime()) {
                boolean woken = woken(signal, Math.min(pause, left), client);
                signal.drainPermits();
                pause = woken || told ? pause : Math.min(2 * pause, PAUSE_MAX_NANOS);
                boolean last = System.nanoTime() - deadline >= 0;
                found = woken || last ? see(sight) : lookWhereItIsCheap(sight, found);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    private <T> Optional<T> see(Sight<T> sight) {
        Optional<T> remembered = sight.glance();
        return remembered.isPresent() ? remembered : look(sight);
    }

    private <T> Optional<T> look(Sight<T> sight) {
        reads.acquireUninterruptibly();
        try {
            return sight.look();
        } finally {
            reads.release();
        }
    }

    /** {@return what the database has; what was found before where too many others are looking} */
    private <T> Optional<T> lookWhereItIsCheap(Sight<T> sight, Optional<T> before) {
        if (!reads.tryAcquire()) {
            return before;
        }
        try {
            return sight.look();
        } finally {
            reads.release();
        }
    }

    /** {@return whether there was a signal, before the time was up or the client was gone} */
    private static boolean woken(Semaphore signal, long nanos, Optional<PeerConnection> client)
            throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !gone(client); left = until - System.nanoTime()) {
            if (signal.tryAcquire(Math.min(left, CLIENT_LOOK_NANOS), TimeUnit.NANOSECONDS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean gone(Optional<PeerConnection> client) {
        return client.filter(PeerConnection::gone).isPresent();
    }
}
