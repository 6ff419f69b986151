package io.cygi.messaging.store.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread do the requests of many callers together: while it works on one group the next one gathers. The queue
 * is bounded by the number of callers, because each waits for its entry, or takes it back.
 *
 * @param <E> the type of the entries
 */
public final class BatchingWorker<E> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchingWorker.class);
    private static final int STOP_MILLIS_MAX = 10_000;
    private static final int LOOK_MILLIS = 200;

    /**
     * The fault that callers get when the worker fails. It is created beforehand, because it is needed when nothing can
     * be allocated any more.
     */
    private static final EventStoreException BROKEN = new EventStoreException("The event store failed.");

    private final BlockingQueue<E> waiting = new LinkedBlockingQueue<>();
    private final ToIntFunction<E> weight;
    private final int weightMax;
    private final Consumer<List<E>> work;
    private final BiConsumer<E, RuntimeException> refusal;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Creates the worker and starts its thread.
     *
     * @param name the name of the thread
     * @param weight returns the weight of an entry
     * @param weightMax the most weight of a group, unless its first entry alone is heavier
     * @param work works on a group, and answers each of its entries
     * @param refusal answers an entry that was not worked on, and does nothing if the entry is answered already
     */
    public BatchingWorker(
            String name,
            ToIntFunction<E> weight,
            int weightMax,
            Consumer<List<E>> work,
            BiConsumer<E, RuntimeException> refusal) {
        this.weight = weight;
        this.weightMax = weightMax;
        this.work = work;
        this.refusal = refusal;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Adds an entry to the queue. @throws EventStoreException if the worker is closed */
    public void add(E entry) {
        waiting.add(entry);
        if (closed && waiting.remove(entry)) {
            throw new EventStoreException("The event store is closed.");
        }
    }

    /** Takes an entry back, unless it is being worked on. @param entry an entry that was added */
    public void withdraw(E entry) {
        waiting.remove(entry);
    }

    private void run() {
        List<E> group = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            try {
                gather(group);
                if (!group.isEmpty()) {
                    work.accept(group);
                }
            } catch (InterruptedException e) {
                LOG.debug("Interrupted while waiting for work; waiting again", e);
            } catch (RuntimeException | Error e) {
                // The callers get the fault and it is recorded. The thread goes on, because nobody else does its work.
                group.forEach(entry -> refusal.accept(entry, BROKEN));
                LOG.error("The work on a group failed", e);
            } finally {
                group.clear();
            }
        }
    }

    private void gather(List<E> group) throws InterruptedException {
        E first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        group.add(first);
        int total = weight.applyAsInt(first);
        for (E next = waiting.peek();
                next != null && total + weight.applyAsInt(next) <= weightMax;
                next = waiting.peek()) {
            group.add(waiting.remove());
            total += weight.applyAsInt(next);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(STOP_MILLIS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<E> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(entry -> refusal.accept(entry, new EventStoreException("The event store is closed.")));
    }
}
