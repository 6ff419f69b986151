package io.cygi.queue.kafka.client;

import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerState;
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
    private final String name;
    private final String fault;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RoomTopics topics;
    private final FailureRecord failures = new FailureRecord();
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    /**
     * A loop that has not been started.
     *
     * @param name of the thread
     * @param fault what to record where it has to begin anew
     * @param consumers makes one each time
     * @param topics whose announcements there are before a consumer is made
     */
    protected ConsumerLoop(String name, String fault, Supplier<Consumer<byte[], byte[]>> consumers, RoomTopics topics) {
        this.name = name;
        this.fault = fault;
        this.consumers = consumers;
        this.topics = topics;
    }

    /** Uses a consumer for as long as the loop is {@link #wanted}. Its end may be an exception of the broker's. */
    protected abstract void use(Consumer<byte[], byte[]> consumer);

    /** Ends a consumer. */
    protected void close(Consumer<byte[], byte[]> consumer) {
        consumer.close();
    }

    /** {@return whether the loop is to go on} To be asked by its own thread. */
    protected final boolean wanted() {
        return thread == Thread.currentThread();
    }

    /** Notes that the loop has come round once more without a fault. */
    protected final void cameRound() {
        failures.succeeded();
    }

    private void run() {
        while (wanted()) {
            try {
                topics.createAnnouncements();
                useOne();
            } catch (WakeupException | InterruptException e) {
                log.debug("No longer wanted", e);
            } catch (RuntimeException e) {
                if (wanted()) {
                    FailureRecord.Failing failing = failures.failed(e);
                    log.warn("{}: {}; trying again", fault, failing.reason(), e);
                    pause();
                }
            }
        }
    }

    private void useOne() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        current = consumer;
        try {
            use(consumer);
        } finally {
            current = null;
            close(consumer);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAULT);
        } catch (InterruptedException e) {
            // The loop ends by its own condition when the thread was told to stop.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void start() {
        Thread started = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public final void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            Consumer<byte[], byte[]> open = current;
            if (open != null) {
                open.wakeup();
            }
            try {
                if (!running.join(STOP_TIMEOUT)) {
                    running.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null;
    }

    @Override
    public final List<WorkerStatus> workers() {
        WorkerStatus status = failures.status(name, WorkerKind.LOOP);
        return List.of(isRunning() ? status : status.in(WorkerState.STOPPED));
    }
}
