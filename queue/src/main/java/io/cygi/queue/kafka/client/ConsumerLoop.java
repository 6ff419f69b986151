package io.cygi.queue.kafka.client;

import io.cygi.messaging.worker.WorkerLoop;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A thread with a Kafka consumer of its own. After a fault of the broker it pauses and begins anew with another
 * consumer, until it is stopped.
 */
public abstract class ConsumerLoop implements SmartLifecycle, WorkerSource {

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RoomTopics topics;
    private final WorkerLoop loop;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    /**
     * Creates a loop that is not started.
     *
     * @param name the name of the thread
     * @param fault the fault to report while it has to begin anew
     * @param consumers creates a consumer for each beginning
     * @param topics creates the topic of announcements before a consumer
     */
    protected ConsumerLoop(String name, String fault, Supplier<Consumer<byte[], byte[]>> consumers, RoomTopics topics) {
        this.consumers = consumers;
        this.topics = topics;
        this.loop = new WorkerLoop(
                name,
                Thread.ofPlatform().daemon(),
                PAUSE_AFTER_FAULT,
                (failing, e) -> log.warn("{}: {}; trying again", fault, failing.reason(), e));
    }

    /** Uses a consumer for as long as the loop is {@link #wanted}. It may end with an exception of the broker. */
    protected abstract void use(Consumer<byte[], byte[]> consumer);

    /** Closes a consumer. */
    protected void close(Consumer<byte[], byte[]> consumer) {
        consumer.close();
    }

    /** {@return whether the loop is to go on} Only its own thread asks. */
    protected final boolean wanted() {
        return loop.wanted();
    }

    /** Notes that one round of the loop has ended without a fault. */
    protected final void cameRound() {
        loop.succeeded();
    }

    private void useOne() {
        try {
            topics.createAnnouncements();
            Consumer<byte[], byte[]> consumer = consumers.get();
            current = consumer;
            try {
                use(consumer);
            } finally {
                current = null;
                close(consumer);
            }
        } catch (WakeupException | InterruptException e) {
            log.debug("No longer wanted", e);
        }
    }

    @Override
    public final void start() {
        loop.start(this::useOne);
    }

    @Override
    public final void stop() {
        loop.stop(this::wakeUp, STOP_TIMEOUT);
    }

    private void wakeUp() {
        Consumer<byte[], byte[]> open = current;
        if (open != null) {
            open.wakeup();
        }
    }

    @Override
    public final boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public final List<WorkerStatus> workers() {
        return List.of(loop.status());
    }
}
