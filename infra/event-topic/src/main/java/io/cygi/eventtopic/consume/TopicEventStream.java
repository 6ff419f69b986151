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
 * The stream of events of the topic after a position. It leaves out event types that its processor does not handle, but shows one of
 * them at intervals so that the processor's position moves. It fails after a restart of the process's database, because the stored
 * position may then be an earlier one. Used by one thread at a time.
 */
final class TopicEventStream implements TrackingEventStream {

    /** The shortest wait of a poll, in ns. It lets the consumer take an answer that the broker has sent. */
    private static final long POLL_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(5);

    /** The shortest time in ns between two shown events that the processor does not handle. */
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
     * Creates a stream.
     *
     * @param reader the reader of the topic, closed with the stream
     * @param deserializer upcasts and deserializes stored events
     * @param pace gives the pause between two deliveries
     * @param watch the watch over the database with the stored position
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
            // The condition waits.
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
