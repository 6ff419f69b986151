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
 * Keeps prepared pages for as long as they are true. A page is read again when this process has committed a change of it,
 * and otherwise {@link #CHECKED_EVERY} after it was read, because another process may have. One caller at a time reads a
 * page, and every read begins after the one before has ended, so no page goes back to an older state. Callers wait for a
 * page that is being read at most {@link #WAIT_MAX}.
 *
 * @param <K> what names a page
 */
public final class PageCache<K> {

    /** The longest time that a change of another process stays unseen. */
    static final Duration CHECKED_EVERY = Duration.ofMillis(100);

    private static final Duration WAIT_MAX = Duration.ofSeconds(1);

    private final Function<K, Optional<PreparedPage>> reader;
    private final Cache<K, Slot> slots;
    private final AtomicLong changesOfAll = new AtomicLong();

    /**
     * @param bytesMax how many bytes of pages are kept
     * @param reader makes a page of what is committed, or finds that there is none
     */
    public PageCache(long bytesMax, Function<K, Optional<PreparedPage>> reader) {
        this.reader = reader;
        this.slots = Caffeine.newBuilder()
                .maximumWeight(bytesMax)
                .weigher((K key, Slot slot) -> slot.weight())
                .executor(Runnable::run)
                .build();
    }

    /** Has a page read again before it is shown. @param key whose change was committed */
    public void invalidate(K key) {
        Slot slot = slots.getIfPresent(key);
        if (slot != null) {
            slot.changes.incrementAndGet();
        }
    }

    /** Has every page read again before it is shown. */
    public void invalidateAll() {
        changesOfAll.incrementAndGet();
    }

    /** {@return the page, where it is kept} @param key which */
    public Optional<PreparedPage> cached(K key) {
        Slot slot = slots.getIfPresent(key);
        return slot == null ? Optional.empty() : slot.current(key);
    }

    /** {@return the page, which is kept from now on; nothing where there is none, or another caller reads it for long} */
    public Optional<PreparedPage> get(K key) {
        return slots.asMap().computeIfAbsent(key, absent -> new Slot()).current(key);
    }

    /** A page and the state that it was made of. */
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

        /** Reads the changes before the page, so a commit between the two makes the page count as old. */
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
                // Weighs it anew.
                slots.asMap().replace(key, this);
            }
            return Optional.of(page);
        }
    }
}
