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
     * Creates a loop that is not started.
     *
     * @param name the name of the thread
     * @param fault the fault to report while it has to begin anew
     * @param consumers creates a consumer for each beginning
     * @param topics creates the topic of announcements before a consumer
     */
    protected ConsumerLoop(String name, String fault, Supplier<Consumer<byte[], byte[]>> consumers, RoomTopics topics) {
        this.name = name;
        this.fault = fault;
        this.consumers = consumers;
        this.topics = topics;
    }

    /** Uses a consumer for as long as the loop is {@link #wanted}. It may end with an exception of the broker. */
    protected abstract void use(Consumer<byte[], byte[]> consumer);

    /** Closes a consumer. */
    protected void close(Consumer<byte[], byte[]> consumer) {
        consumer.close();
    }

    /** {@return whether the loop is to go on} Only its own thread asks. */
    protected final boolean wanted() {
        return thread == Thread.currentThread();
    }

    /** Notes that one round of the loop has ended without a fault. */
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
            // The loop ends by its own condition once the thread is told to stop.
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
