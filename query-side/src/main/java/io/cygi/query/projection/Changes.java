package io.cygi.query.projection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells who listens in this process what projections have committed. It is a hint that saves waiting, never the only
 * way to learn of a change: what another process commits is not told here.
 */
public final class Changes {

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final PerTransaction<Set<String>> keys = new Told();

    /** Adds a listener. @param listener takes the key of what changed; it returns at once and does not throw */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Tells of a change once the current transaction has committed. @param key what changes */
    public void changed(String key) {
        keys.current().add(key);
    }

    /** Tells of a change now. @param key what has changed and is committed */
    public void committed(String key) {
        listeners.forEach(listener -> listener.accept(key));
    }

    private final class Told extends PerTransaction<Set<String>> {

        @Override
        Set<String> begin() {
            return new HashSet<>();
        }

        @Override
        void afterCommit(Set<String> changed) {
            changed.forEach(Changes.this::committed);
        }
    }
}
