package io.cygi.query.read;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.query.projection.Changes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a request wait until a view shows something. It reads again when this process has committed a change under the
 * key, and now and then in case that another process has. The number of waiting requests is bounded; one beyond the
 * bound does not wait.
 */
public final class Awaiter {

    /** What is older than this and is not in a view does not exist. */
    public static final Duration YOUNG = Duration.ofSeconds(30);

    private static final Duration APPEARANCE_MAX = Duration.ofSeconds(8);
    private static final long PAUSE_FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_MAX_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Set<Semaphore>> waiters = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final Clock clock;

    /** @param changes what wakes the waiters @param clock the time @param waitersMax how many may wait at once */
    public Awaiter(Changes changes, Clock clock, int waitersMax) {
        this.clock = clock;
        this.places = new Semaphore(waitersMax);
        changes.listen(key -> waiters.getOrDefault(key, Set.of()).forEach(Semaphore::release));
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
        return appearance(key, uuid, Duration.ZERO, read);
    }

    /**
     * As {@link #appearance(String, String, Supplier)}, for a caller who is ready to wait longer.
     *
     * @param key under which the projection tells of changes
     * @param uuid the identifier's time-ordered part
     * @param patience how long the caller is ready to wait; an identifier counts as young so much longer
     * @param read looks it up
     * @param <T> what it is
     */
    public <T> Optional<T> appearance(String key, String uuid, Duration patience, Supplier<Optional<T>> read) {
        Optional<T> found = read.get();
        if (found.isPresent() || !TimeOrderedIds.youngerThan(uuid, YOUNG.plus(patience), clock.instant())) {
            return found;
        }
        return await(key, patience.compareTo(APPEARANCE_MAX) > 0 ? patience : APPEARANCE_MAX, read);
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
        if (timeout.isZero() || !places.tryAcquire()) {
            return read.get();
        }
        Semaphore signal = new Semaphore(0);
        waiters.compute(key, (same, others) -> {
            Set<Semaphore> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(signal);
            return all;
        });
        try {
            return readUntil(System.nanoTime() + timeout.toNanos(), signal, read);
        } finally {
            waiters.computeIfPresent(key, (same, all) -> {
                all.remove(signal);
                return all.isEmpty() ? null : all;
            });
            places.release();
        }
    }

    private static <T> Optional<T> readUntil(long deadline, Semaphore signal, Supplier<Optional<T>> read) {
        long pause = PAUSE_FIRST_NANOS;
        Optional<T> found = read.get();
        try {
            for (long left = deadline - System.nanoTime();
                    found.isEmpty() && left > 0;
                    left = deadline - System.nanoTime()) {
                boolean woken = signal.tryAcquire(Math.min(pause, left), TimeUnit.NANOSECONDS);
                signal.drainPermits();
                pause = woken ? pause : Math.min(2 * pause, PAUSE_MAX_NANOS);
                found = read.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }
}
