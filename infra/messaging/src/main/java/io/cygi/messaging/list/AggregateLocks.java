package io.cygi.messaging.list;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NoOpLock;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * The locks of the aggregates of one process. A list of commands takes the locks of all its aggregates before its first
 * command, in the order of their identifiers, so that two lists cannot wait for each other. A repository that loads an
 * aggregate for such a command gets the list's lock.
 */
public final class AggregateLocks implements LockFactory {

    private final LockFactory locks;
    private final Function<Object, String> targets;
    private final Predicate<String> cached;

    /**
     * Creates the locks.
     *
     * @param locks the source of the locks, one for each aggregate
     * @param targets returns the identifier of a command's aggregate
     * @param cached returns whether an aggregate is in memory already
     */
    public AggregateLocks(LockFactory locks, Function<Object, String> targets, Predicate<String> cached) {
        this.locks = locks;
        this.targets = targets;
        this.cached = cached;
    }

    /** {@return locks for aggregates that need none} */
    public static AggregateLocks none() {
        return new AggregateLocks(id -> NoOpLock.INSTANCE, command -> "", id -> true);
    }

    @Override
    public Lock obtainLock(String identifier) {
        AggregateLease lease = CurrentUnitOfWork.isStarted() ? AggregateLease.of(CurrentUnitOfWork.get()) : null;
        return lease != null && lease.covers(identifier) ? lease.lock(identifier) : locks.obtainLock(identifier);
    }

    /** Takes the locks of the commands' aggregates. Waits until no other command or list uses any of them. */
    AggregateLease lease(List<?> commands) {
        List<String> ids = new ArrayList<>(commands.size());
        commands.forEach(command -> ids.add(targets.apply(command)));
        AggregateLease lease = new AggregateLease(ids);
        try {
            new TreeSet<>(ids).forEach(id -> {
                lease.add(id, locks.obtainLock(id));
                if (!cached.test(id)) {
                    lease.read(id);
                }
            });
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
        return lease;
    }
}
