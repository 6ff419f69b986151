package io.cygi.query.projection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells who listens in this process what projections have committed. It is a hint that saves waiting, never the only
 * way to learn of a change: what another process commits is not told here.
 */
public final class Changes {

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** Adds a listener. @param listener takes the key of what changed; it returns at once and does not throw */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Tells of a change once the current transaction has committed. @param key what changes */
    public void changed(String key) {
        @SuppressWarnings("unchecked") // Nothing else is bound under this key.
        Set<String> keys = (Set<String>) TransactionSynchronizationManager.getResource(this);
        if (keys == null) {
            keys = new HashSet<>();
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit(keys));
            TransactionSynchronizationManager.bindResource(this, keys);
        }
        keys.add(key);
    }

    private final class AfterCommit implements TransactionSynchronization {

        private final Set<String> keys;

        AfterCommit(Set<String> keys) {
            this.keys = keys;
        }

        @Override
        public void afterCommit() {
            keys.forEach(key -> listeners.forEach(listener -> listener.accept(key)));
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Changes.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Changes.this, keys);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Changes.this);
        }
    }
}
