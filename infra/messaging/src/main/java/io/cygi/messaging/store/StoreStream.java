package io.cygi.messaging.store;

import io.cygi.messaging.server.RunOfThread;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.tail.EventTail;
import io.cygi.messaging.store.tail.Pace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The events after a position, from memory if it has them, otherwise from the database. Types that the reader does not
 * handle are left out, except that from time to time one such event shows how far the stream has come. The stream fails
 * when the database server was started again, because events that it has read may have died. Used by one thread.
 */
final class StoreStream implements TrackingEventStream {

    /** The silence after which the database is asked, in ns, because another process may have stored something. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The shortest time, in ns, between two events that the reader is shown although it does not handle them. */
    private static final long SIGN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int EVENTS_AT_ONCE_MAX = 1_024;

    private final GroupedStorageEngine store;
    private final EventTail tail;
    private final Pace pace;
    private final ServerWatch watch;
    private final long run;
    private final Deque<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private final Set<Class<?>> skipped = new HashSet<>();
    private @Nullable TrackingToken position;
    private @Nullable TrackedEventMessage<?> sign;
    private long seen = -1;
    private long lastSign = System.nanoTime();
    private long lastFound = lastSign - SILENCE_NANOS;
    private long lastAsked = lastSign;
    private int lateKnown;
    private boolean askDatabase = true;
    private boolean caughtUp;
    private long pauseNanos;

    StoreStream(
            GroupedStorageEngine store,
            EventTail tail,
            @Nullable TrackingToken position,
            Pace pace,
            ServerWatch watch) {
        this.store = store;
        this.tail = tail;
        this.position = position;
        this.pace = pace;
        this.watch = watch;
        this.run = RunOfThread.ofPosition(watch.run());
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fetchIfNews();
        return Optional.ofNullable(ready.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        fetchIfNews();
        for (long left = deadline - System.nanoTime();
                ready.isEmpty() && left > 0;
                left = deadline - System.nanoTime()) {
            await(left);
        }
        return !ready.isEmpty();
    }

    private void await(long nanos) throws InterruptedException {
        long early = untilNextLook();
        if (early > 0) {
            TimeUnit.NANOSECONDS.sleep(Math.min(early, nanos));
        } else {
            long wait = sign == null ? nanos : Math.min(nanos, untilSign());
            boolean news = tail.awaitNewer(seen, Math.min(wait, SILENCE_NANOS));
            if (!news && System.nanoTime() - lastAsked >= SILENCE_NANOS) {
                askDatabase = true;
            }
        }
        fetchIfNews();
    }

    /**
     * {@return the nanoseconds until the next look} The pause gives a reader that is up to date several events at once.
     */
    private long untilNextLook() {
        return caughtUp ? lastFound + pauseNanos - System.nanoTime() : 0;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            // The loop ends without an event only after weeks of silence.
            Thread.onSpinWait();
        }
        RunOfThread.taken(run);
        return ready.remove();
    }

    private void fetchIfNews() {
        watch.require(run);
        if (!ready.isEmpty() || untilNextLook() > 0) {
            return;
        }
        // The version is read before looking, so that events that come meanwhile are looked for again.
        long version = tail.version();
        while (ready.isEmpty() && (askDatabase || version != seen)) {
            if (!fetch()) {
                seen = version;
                askDatabase = false;
            }
        }
        if (ready.isEmpty() && sign != null && untilSign() <= 0) {
            show(sign);
        }
    }

    /** {@return whether there was any event, including those that the reader does not handle} */
    private boolean fetch() {
        List<TrackedEventMessage<?>> events = askDatabase ? null : tail.after(position, EVENTS_AT_ONCE_MAX);
        int full = EVENTS_AT_ONCE_MAX;
        if (events == null) {
            addLate();
            events = store.page(position, this);
            full = GroupedStorageEngine.READ_BATCH;
            lastAsked = System.nanoTime();
            // A page that is not full was all; newer events make another version.
            askDatabase = events.size() == full;
        }
        watch.require(run);
        caughtUp = events.size() < full;
        if (events.isEmpty()) {
            return false;
        }
        lastFound = System.nanoTime();
        position = events.getLast().trackingToken();
        for (TrackedEventMessage<?> event : events) {
            if (!skipped.contains(event.getPayloadType())) {
                ready.add(event);
            }
        }
        pauseNanos = pace.nanosAfter(ready.size());
        sign = skipped.contains(events.getLast().getPayloadType()) ? events.getLast() : null;
        if (ready.isEmpty() && sign != null && untilSign() <= 0) {
            show(sign);
        }
        return true;
    }

    /** Adds indexes that were committed behind the position as gaps of the position, so that their events are read. */
    private void addLate() {
        List<Long> late = store.late(lateKnown);
        lateKnown += late.size();
        position = withGaps(position, late);
    }

    /** {@return the position with indexes before it as gaps} */
    static @Nullable TrackingToken withGaps(@Nullable TrackingToken position, List<Long> late) {
        if (!(position instanceof GapAwareTrackingToken token) || late.isEmpty()) {
            return position;
        }
        Set<Long> gaps = new HashSet<>(token.getGaps());
        late.stream().filter(index -> index < token.getIndex()).forEach(gaps::add);
        return GapAwareTrackingToken.newInstance(token.getIndex(), gaps);
    }

    private long untilSign() {
        return lastSign + SIGN_NANOS - System.nanoTime();
    }

    private void show(TrackedEventMessage<?> event) {
        ready.add(event);
        sign = null;
        lastSign = System.nanoTime();
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        skipped.add(ignored.getPayloadType());
    }

    @Override
    public void close() {
        store.forget(this);
        RunOfThread.forget();
        ready.clear();
    }
}
