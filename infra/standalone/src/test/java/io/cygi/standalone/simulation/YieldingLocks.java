package io.cygi.standalone.simulation;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;

/** The locks of the aggregates that a process uses. A task that waits for a lock lets others run. */
final class YieldingLocks implements LockFactory {

    private static final long WAIT_MICROS = 60_000_000;

    private final Scheduler scheduler;
    private final Map<String, Held> held = new HashMap<>();

    YieldingLocks(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void clear() {
        held.clear();
    }

    @Override
    public Lock obtainLock(String identifier) {
        for (Held other = held.get(identifier); other != null; other = held.get(identifier)) {
            other.released.await(WAIT_MICROS);
        }
        Held lock = new Held(identifier, scheduler.new Gate());
        held.put(identifier, lock);
        return lock;
    }

    private final class Held implements Lock {

        private final String identifier;
        private final Scheduler.Gate released;

        Held(String identifier, Scheduler.Gate released) {
            this.identifier = identifier;
            this.released = released;
        }

        @Override
        public void release() {
            if (held.remove(identifier, this)) {
                released.open();
            }
        }

        @Override
        public boolean isHeld() {
            return held.get(identifier) == this;
        }
    }
}
