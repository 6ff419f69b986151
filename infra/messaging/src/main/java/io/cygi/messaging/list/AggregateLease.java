package io.cygi.messaging.list;

import io.cygi.messaging.store.history.LoadedTogether;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.lock.Lock;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** The locks that one list of commands holds. A lease is used by one thread. */
final class AggregateLease implements AutoCloseable {

    private static final String RESOURCE = AggregateLease.class.getName();

    private final List<String> targets;
    private final Map<String, Lock> held = new HashMap<>();
    private final List<String> unread = new ArrayList<>();

    /**
     * Creates the lease of a list.
     *
     * @param targets the aggregate of each command
     */
    AggregateLease(List<String> targets) {
        this.targets = targets;
    }

    /** {@return the lease of the list that the unit of work belongs to, or null} */
    static @Nullable AggregateLease of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getResource(RESOURCE);
    }

    /** Takes over a lock, which is released with this lease. */
    void add(String aggregateId, Lock lock) {
        held.put(aggregateId, lock);
    }

    /** Adds the aggregate to those that are read together. */
    void read(String aggregateId) {
        unread.add(aggregateId);
    }

    /** Binds the lease to a list's unit of work: its commands use these locks, and the aggregates are read together. */
    void begin(UnitOfWork<?> list) {
        list.resources().put(RESOURCE, this);
        LoadedTogether.announce(list, unread);
    }

    boolean covers(String aggregateId) {
        return held.containsKey(aggregateId);
    }

    /** {@return a lock that is held until this lease is closed} */
    Lock lock(String aggregateId) {
        return new Lock() {

            @Override
            public void release() {
                // The list needs the lock until its events are stored.
            }

            @Override
            public boolean isHeld() {
                return covers(aggregateId);
            }
        };
    }

    /**
     * Releases the locks of the aggregates that the first commands do not need, because no events of those aggregates
     * are to be stored.
     */
    void keepOfFirst(int commands) {
        Set<String> kept = new HashSet<>(targets.subList(0, commands));
        Set.copyOf(held.keySet()).stream().filter(id -> !kept.contains(id)).forEach(this::release);
    }

    private void release(String aggregateId) {
        Lock lock = held.remove(aggregateId);
        if (lock != null) {
            lock.release();
        }
    }

    @Override
    public void close() {
        Set.copyOf(held.keySet()).forEach(this::release);
    }
}
