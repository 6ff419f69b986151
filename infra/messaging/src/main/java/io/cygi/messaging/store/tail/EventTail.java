package io.cygi.messaging.store.tail;

import io.cygi.messaging.store.row.EventRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest events that this process has stored in memory: a run of indexes without a gap, so that a reader
 * within the run gets the next events without a query. All of them are durable. If the tail cannot be sure to know
 * every event, it says so, and the database is asked.
 */
public final class EventTail {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final LongConsumer seen;
    private final @Nullable TrackedEventMessage<?>[] ring;
    /**
     * The first index of the run. The run includes {@code first} and {@code last}, and is empty if {@code first} is
     * greater.
     */
    private long first = 0;

    private long last = -1;
    /**
     * The index of the newest event that another process is known to have stored; readers beyond {@code last} ask the
     * database for it.
     */
    private long elsewhere = -1;

    private long version;
    /** The run of the server that has stored the events. */
    private long run;

    /**
     * Creates an empty tail.
     *
     * @param eventsMax the most events that are kept
     * @param seen takes the newest index
     */
    public EventTail(int eventsMax, LongConsumer seen) {
        this.seen = seen;
        ring = new @Nullable TrackedEventMessage<?>[eventsMax];
    }

    /**
     * Adds events that have been stored durably.
     *
     * @param events the events in the order of their indexes
     * @param indexes the indexes of the events
     * @param storedIn the run of the server that has stored them; nothing is added if there is a newer run
     */
    public void append(List<EventRow> events, long[] indexes, long storedIn) {
        lock.lock();
        try {
            if (storedIn != run) {
                return;
            }
            for (int i = 0; i < indexes.length; i++) {
                TrackedEventMessage<?> event = tracked(events.get(i).message(), indexes[i]);
                if (indexes[i] != last + 1) {
                    // Another process was given indexes in between.
                    first = indexes[i];
                }
                last = indexes[i];
                first = Math.max(first, last - ring.length + 1);
                ring[slot(last)] = event;
            }
            seen.accept(last);
            version++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets all events, because the server was started again and the newest events may have died with it.
     *
     * @param newRun the number of the server's new run
     */
    public void restarted(long newRun) {
        lock.lock();
        try {
            run = newRun;
            first = 0;
            last = -1;
            elsewhere = -1;
            version++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all events, because something was stored that is not in the tail. */
    public void forget() {
        lock.lock();
        try {
            first = last + 1;
            version++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Notes that another process has stored an event; the events of this process stay in memory.
     *
     * @param index the index of the event
     */
    void elsewhere(long index) {
        lock.lock();
        try {
            if (index > last && index > elsewhere) {
                elsewhere = index;
                wake();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has readers look again, because an event was committed behind the newest one. */
    void wake() {
        lock.lock();
        try {
            version++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@return the events that follow, possibly none; null if only the database knows}
     *
     * @param position the position before the events
     * @param max the most events
     */
    @Nullable
    public List<TrackedEventMessage<?>> after(@Nullable TrackingToken position, int max) {
        if (!(position instanceof GapAwareTrackingToken token) || token.hasGaps()) {
            return null;
        }
        lock.lock();
        try {
            long next = token.getIndex() + 1;
            if (first > last || next < first || next > last + 1 || next > last && next <= elsewhere) {
                return null;
            }
            int count = (int) Math.min(max, last + 1 - next);
            List<TrackedEventMessage<?>> events = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                TrackedEventMessage<?> event = ring[slot(next + i)];
                if (event == null) {
                    throw new IllegalStateException("an event of the run is missing from the ring buffer");
                }
                events.add(event);
            }
            return events;
        } finally {
            lock.unlock();
        }
    }

    /** {@return the index of the newest event that this process has stored in a group, negative if there is none} */
    public long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** {@return a number that grows with each stored event} */
    public long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something is stored.
     *
     * @param seen the version that the caller has seen
     * @param nanos the longest time to wait, in ns
     * @return whether there is a newer version
     */
    public boolean awaitNewer(long seen, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (version == seen && left > 0) {
                left = news.awaitNanos(left);
            }
            return version != seen;
        } finally {
            lock.unlock();
        }
    }

    private int slot(long index) {
        return (int) (index % ring.length);
    }

    private static TrackedEventMessage<?> tracked(EventMessage<?> message, long index) {
        TrackingToken token = GapAwareTrackingToken.newInstance(index, Collections.emptySet());
        return message instanceof DomainEventMessage<?> event
                ? new GenericTrackedDomainEventMessage<>(token, event)
                : new GenericTrackedEventMessage<>(token, message);
    }
}
