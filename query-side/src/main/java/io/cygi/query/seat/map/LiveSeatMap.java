package io.cygi.query.seat.map;

import io.cygi.query.page.PreparedPage;
import io.cygi.query.seat.MappedSeat;
import io.cygi.query.seat.SeatChange;
import io.cygi.query.seat.SeatStatus;
import io.cygi.query.seat.layout.SeatLayout;
import io.cygi.web.problem.BusyException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a concert's seats in memory. The projection adds its committed changes without waiting. A caller that asks for
 * a newer map applies them and renders, one caller at a time.
 */
final class LiveSeatMap {

    /** Time for which a rendering is reused while changes keep coming, in ns for each seat. */
    private static final long REUSED_NANOS_PER_SEAT = 4_000;

    private static final long REUSED_NANOS_MAX = Duration.ofMillis(200).toNanos();
    private static final int WAITING_MAX = 50_000;

    /** Longest wait for another caller who renders. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final SeatLayout layout;
    private final byte[] statuses;
    private final Queue<List<SeatChange>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger changesWaiting = new AtomicInteger();
    private final ReentrantLock rendering = new ReentrantLock();
    private final ReentrantLock finding = new ReentrantLock();
    private volatile @Nullable Rendered last;
    private long version;

    LiveSeatMap(SeatLayout layout, long version, List<MappedSeat> seats) {
        this.layout = layout;
        this.version = version;
        this.statuses = new byte[layout.seats()];
        seats.forEach(seat -> setStatus(seat.seat(), seat.status()));
    }

    SeatLayout layout() {
        return layout;
    }

    /** {@return the approximate memory of the map in bytes} */
    int bytes() {
        return layout.bytes() + statuses.length;
    }

    /**
     * Adds committed changes.
     *
     * @param changes in the order of their versions
     * @return whether there was room for them
     */
    boolean offer(List<SeatChange> changes) {
        waiting.add(changes);
        return changesWaiting.addAndGet(changes.size()) <= WAITING_MAX;
    }

    /**
     * {@return the version of a rendering that is good enough for a moment although it is not the newest, or else the
     * newest version} A map that changes all the time is thus not rendered for each caller.
     *
     * @param newest the newest version
     * @param seen the version that the caller has seen
     */
    long reusableVersion(long newest, long seen) {
        Rendered known = last;
        boolean reused = known != null
                && known.version() < newest
                && known.version() >= seen
                && System.nanoTime() - known.atNanos()
                        < Math.min(REUSED_NANOS_MAX, REUSED_NANOS_PER_SEAT * layout.seats());
        return reused ? known.version() : newest;
    }

    /**
     * {@return a rendering of the map, or nothing if missed changes cannot be found}
     *
     * @param wanted the oldest version that will do
     * @param missed finds the changes after a version, for those that were not added here
     */
    Optional<Rendered> render(long wanted, LongFunction<Optional<MissedChanges>> missed) {
        Rendered known = last;
        if (known != null && known.version() >= wanted) {
            return Optional.of(known);
        }
        lock(rendering);
        try {
            known = last;
            if (known != null && known.version() >= wanted) {
                return Optional.of(known);
            }
            applyWaiting();
            if (version < wanted) {
                Optional<MissedChanges> found = missed.apply(version);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                found.get().changes().forEach(this::apply);
                version = found.get().version();
            }
            known = render();
            last = known;
            return Optional.of(known);
        } finally {
            rendering.unlock();
        }
    }

    /**
     * {@return the result of a search, which one caller at a time does}
     *
     * @param find the search
     * @param <T> the type of the result
     */
    <T> T exclusively(Supplier<T> find) {
        lock(finding);
        try {
            return find.get();
        } finally {
            finding.unlock();
        }
    }

    private Rendered render() {
        return new Rendered(
                version,
                PreparedPage.ofVersion(layout.render(version, statuses), version),
                PreparedPage.ofVersion(layout.renderCompact(version, statuses), version),
                System.nanoTime());
    }

    private static void lock(ReentrantLock lock) {
        try {
            if (lock.tryLock(WAIT_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException("The seat map is being prepared; try again.", RETRY_AFTER);
    }

    private void applyWaiting() {
        for (List<SeatChange> changes = waiting.poll(); changes != null; changes = waiting.poll()) {
            changesWaiting.addAndGet(-changes.size());
            // If an earlier change was not added here, all changes are read.
            if (changes.getFirst().version() <= version + 1) {
                changes.forEach(this::apply);
            }
        }
    }

    private void apply(SeatChange change) {
        if (change.version() > version) {
            setStatus(change.seat(), change.status());
            version = change.version();
        }
    }

    private void setStatus(String seat, SeatStatus status) {
        int place = layout.place(seat);
        if (place >= 0) {
            statuses[place] = (byte) status.ordinal();
        }
    }

    /**
     * The changes that a map has missed.
     *
     * @param version the version of the map with these changes
     * @param changes the seats that have changed, in the order of their versions
     */
    record MissedChanges(long version, List<SeatChange> changes) {}

    /**
     * A rendering of a map.
     *
     * @param version the version of the map
     * @param full the page with every seat by its number
     * @param compact the page with the states alone
     * @param atNanos the time of the rendering, as {@link System#nanoTime} counts
     */
    record Rendered(long version, PreparedPage full, PreparedPage compact, long atNanos) {}
}
