package io.cygi.eventtopic.consume;

import io.cygi.messaging.server.RunOfThread;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.tail.Pace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * The events of the topic after a position. Types that the reader does not handle are left out, except that now and then one of them
 * tells how far the stream has come. It fails when the reader's own database was started again, because the stored position may be an
 * earlier one then. Used by one thread at a time.
 */
final class TopicEventStream implements TrackingEventStream {

    /** A question without a wait gives the broker's answer time to be taken. */
    private static final long POLL_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(5);

    /** So often at most the reader is shown an event that it does not handle. */
    private static final long SIGN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final TopicReader reader;
    private final Function<Stream<TrackedEventData<byte[]>>, Stream<TrackedEventMessage<?>>> deserializer;
    private final Pace pace;
    private final ServerWatch watch;
    private final long run;
    private final Deque<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private final Set<Class<?>> skipped = new HashSet<>();
    private long pausedUntil = System.nanoTime();
    private @Nullable TrackedEventMessage<?> sign;
    private long lastSign = System.nanoTime();

    /**
     * @param reader of the topic, closed with this
     * @param deserializer brings stored events up to date and reads them
     * @param pace between two deliveries
     * @param watch over the database of the reader's position
     */
    TopicEventStream(
            TopicReader reader,
            Function<Stream<TrackedEventData<byte[]>>, Stream<TrackedEventMessage<?>>> deserializer,
            Pace pace,
            ServerWatch watch) {
        this.reader = reader;
        this.deserializer = deserializer;
        this.pace = pace;
        this.watch = watch;
        this.run = RunOfThread.ofPosition(watch.run());
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        watch.require(run);
        if (ready.isEmpty() && pausedUntil - System.nanoTime() <= 0) {
            try {
                fetch(0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Optional.ofNullable(ready.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        do {
            watch.require(run);
            if (ready.isEmpty()) {
                long left = Math.max(0, deadline - System.nanoTime());
                long pause = pausedUntil - System.nanoTime();
                if (pause > 0) {
                    TimeUnit.NANOSECONDS.sleep(Math.min(pause, left));
                } else {
                    fetch(left);
                }
            }
        } while (ready.isEmpty() && deadline - System.nanoTime() > 0);
        return !ready.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            // It waits by itself.
            Thread.onSpinWait();
        }
        RunOfThread.taken(run);
        return ready.remove();
    }

    private void fetch(long nanos) throws InterruptedException {
        long wait = Math.min(Math.max(nanos, POLL_NANOS_MIN), SIGN_NANOS);
        List<TrackedEventData<byte[]>> events = reader.poll(Duration.ofNanos(wait));
        watch.require(run);
        if (!events.isEmpty()) {
            deserializer.apply(events.stream()).forEach(this::take);
            pausedUntil = System.nanoTime() + pace.nanosAfter(events.size());
        }
        TrackedEventMessage<?> shown = sign;
        if (ready.isEmpty() && shown != null && System.nanoTime() - lastSign >= SIGN_NANOS) {
            ready.add(shown);
            sign = null;
            lastSign = System.nanoTime();
        }
    }

    private void take(TrackedEventMessage<?> event) {
        if (skipped.contains(event.getPayloadType())) {
            sign = event;
        } else {
            ready.add(event);
            sign = null;
        }
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        skipped.add(ignored.getPayloadType());
    }

    @Override
    public void close() {
        RunOfThread.forget();
        ready.clear();
        reader.close();
    }
}
