package io.cygi.query.projection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Notifies the listeners of this process of changes that projections have committed. A notification is a hint that
 * saves waiting. Changes of other processes are not announced.
 */
public final class ChangeNotifier {

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final TransactionScope<Set<String>> keys = new ChangedKeys();

    /** Adds a listener. @param listener takes the key of a change; it returns at once and does not throw */
    public void subscribe(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Notifies all listeners once the current transaction has committed. @param key the key of the change */
    public void notifyAfterCommit(String key) {
        keys.current().add(key);
    }

    /** Notifies all listeners now. @param key the key of a committed change */
    public void notifyNow(String key) {
        listeners.forEach(listener -> listener.accept(key));
    }

    private final class ChangedKeys extends TransactionScope<Set<String>> {

        @Override
        Set<String> create() {
            return new HashSet<>();
        }

        @Override
        void afterCommit(Set<String> changed) {
            changed.forEach(ChangeNotifier.this::notifyNow);
        }
    }
}
