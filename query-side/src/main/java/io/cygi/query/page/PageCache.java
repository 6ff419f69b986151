package io.cygi.query.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps prepared pages for as long as they are true. A page is read again if this process has committed a change of it,
 * and otherwise {@link #CHECKED_EVERY} after it was read, because another process may have changed it. One caller at a
 * time reads a page, and every read begins after the one before has ended, so no page goes back to an older state.
 * Callers wait for a page that is being read at most {@link #WAIT_MAX}.
 *
 * @param <K> the type of a page's key
 */
public final class PageCache<K> {

    /** Longest time for which a change of another process stays unseen. */
    static final Duration CHECKED_EVERY = Duration.ofMillis(100);

    private static final Duration WAIT_MAX = Duration.ofSeconds(1);

    private final Function<K, Optional<PreparedPage>> reader;
    private final Cache<K, Slot> slots;
    private final AtomicLong changesOfAll = new AtomicLong();

    /**
     * Creates the page cache.
     *
     * @param bytesMax the most bytes of pages that are kept
     * @param reader reads the committed state and makes a page of it, or finds that there is none
     */
    public PageCache(long bytesMax, Function<K, Optional<PreparedPage>> reader) {
        this.reader = reader;
        this.slots = Caffeine.newBuilder()
                .maximumWeight(bytesMax)
                .weigher((K key, Slot slot) -> slot.weight())
                .executor(Runnable::run)
                .build();
    }

    /**
     * Marks a page as old, so that it is read again before it is shown.
     *
     * @param key the key of the page whose change was committed
     */
    public void invalidate(K key) {
        Slot slot = slots.getIfPresent(key);
        if (slot != null) {
            slot.changes.incrementAndGet();
        }
    }

    /** Marks every page as old, so that each is read again before it is shown. */
    public void invalidateAll() {
        changesOfAll.incrementAndGet();
    }

    /** {@return the page, if it is kept} @param key the key of the page */
    public Optional<PreparedPage> cached(K key) {
        Slot slot = slots.getIfPresent(key);
        return slot == null ? Optional.empty() : slot.current(key);
    }

    /**
     * {@return the page, which is kept from now on; nothing if there is none, or if another caller takes long to read
     * it}
     */
    public Optional<PreparedPage> get(K key) {
        return slots.asMap().computeIfAbsent(key, absent -> new Slot()).current(key);
    }

    /** A page and the numbers of changes that it was made after. */
    private record Kept(PreparedPage page, long changes, long changesOfAll, long readAtNanos) {}

    private final class Slot {

        private static final int WEIGHT_EMPTY = 64;

        private final ReentrantLock reading = new ReentrantLock();
        private final AtomicLong changes = new AtomicLong();
        private volatile @Nullable Kept last;

        int weight() {
            Kept kept = last;
            return kept == null ? WEIGHT_EMPTY : kept.page.weight();
        }

        Optional<PreparedPage> current(K key) {
            Kept kept = last;
            if (kept != null && holds(kept)) {
                return Optional.of(kept.page);
            }
            if (!lock()) {
                return Optional.empty();
            }
            try {
                kept = last;
                return kept != null && holds(kept) ? Optional.of(kept.page) : read(key, kept);
            } finally {
                reading.unlock();
            }
        }

        private boolean holds(Kept kept) {
            return kept.changes == changes.get()
                    && kept.changesOfAll == changesOfAll.get()
                    && System.nanoTime() - kept.readAtNanos < CHECKED_EVERY.toNanos();
        }

        private boolean lock() {
            try {
                return reading.tryLock(WAIT_MAX.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /**
         * Reads the page. The number of changes is read before it, so that a commit in between makes the page count as
         * old.
         */
        private Optional<PreparedPage> read(K key, @Nullable Kept before) {
            long seen = changes.get();
            long seenOfAll = changesOfAll.get();
            long now = System.nanoTime();
            Optional<PreparedPage> found = reader.apply(key);
            if (found.isEmpty()) {
                last = null;
                slots.asMap().remove(key, this);
                return found;
            }
            boolean same = before != null && before.page.sameAs(found.get());
            PreparedPage page = same ? before.page : found.get();
            last = new Kept(page, seen, seenOfAll, now);
            if (!same) {
                // The replacement updates the weight.
                slots.asMap().replace(key, this);
            }
            return Optional.of(page);
        }
    }
}
