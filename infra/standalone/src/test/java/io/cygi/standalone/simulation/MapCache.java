package io.cygi.standalone.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** The aggregate cache of one process. It evicts an entry now and then. */
final class MapCache implements Cache {

    private final Map<Object, Object> entries = new HashMap<>();
    private final BooleanSupplier evicts;

    MapCache(BooleanSupplier evicts) {
        this.evicts = evicts;
    }

    void clear() {
        entries.clear();
    }

    @Override
    @SuppressWarnings("unchecked") // Has the signature that Axon calls.
    public <K, V> @Nullable V get(K key) {
        return (V) entries.get(key);
    }

    @Override
    public void put(Object key, Object value) {
        if (evicts.getAsBoolean()) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return entries.remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
