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
 * The newest events that this process has stored, in memory: a run of indexes without a gap, so that whoever stands
 * within it can be told what comes next without asking the database. Only what is durable is in it. Wherever it cannot
 * be sure that it knows every event, it says so, and the database is asked.
 */
public final class EventTail {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final LongConsumer seen;
    private final @Nullable TrackedEventMessage<?>[] ring;
    /** The run is from {@code first} to {@code last}, both included; empty where first is greater. */
    private long first = 0;

    private long last = -1;
    /** The newest event that another process is known to have stored; readers beyond {@code last} ask the database for it. */
    private long elsewhere = -1;

    private long version;
    /** The run of the server that has stored the events. */
    private long run;

    /** @param eventsMax how many are kept @param seen is told the newest index */
    public EventTail(int eventsMax, LongConsumer seen) {
        this.seen = seen;
        ring = new @Nullable TrackedEventMessage<?>[eventsMax];
    }

    /**
     * Adds events that have been stored durably.
     *
     * @param events in the order of their indexes
     * @param indexes theirs
     * @param storedIn the run of the server that has stored them; nothing is added where there is a newer one
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
                    // Somebody else was given indexes in between.
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

    /** The server was started again, and the newest events may have died with it. @param newRun the number of its run */
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

    /** Something was stored that is not in here. */
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

    /** Another process has stored an event; those of this process stay in memory. @param index of it */
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

    /** Has readers look again: an event was committed behind the newest one. */
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
     * {@return the events that follow, which may be none; null where only the database can tell}
     *
     * @param position after which
     * @param max how many at most
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
                    throw new IllegalStateException("an event of the run is not in the ring");
                }
                events.add(event);
            }
            return events;
        } finally {
            lock.unlock();
        }
    }

    /** {@return the index of the newest event that this process has stored in a group, less than zero where none} */
    public long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** {@return a number that grows with all that is stored} */
    public long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something to be stored.
     *
     * @param seen the version that the caller has seen
     * @param nanos how long at most
     * @return whether there is a newer one
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
