package io.cygi.messaging.server;

import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Caches aggregates and forgets those of an earlier run of the server: the keys contain the run in which the unit of
 * work has begun. Entries of earlier runs are evicted like all entries that are not used.
 */
public final class RunCache implements Cache {

    private final Cache cache;
    private final ServerWatch watch;

    /**
     * Creates the cache.
     *
     * @param cache the bounded cache with the entries
     * @param watch knows the current run
     */
    public RunCache(Cache cache, ServerWatch watch) {
        this.cache = cache;
        this.watch = watch;
    }

    private Object inRun(Object key) {
        long run = watch.runOfUnitOfWork();
        return run == 0 ? key : run + "|" + key;
    }

    @Override
    public <K, V> @Nullable V get(K key) {
        return cache.get(inRun(key));
    }

    @Override
    public void put(Object key, Object value) {
        cache.put(inRun(key), value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return cache.putIfAbsent(inRun(key), value);
    }

    @Override
    public boolean remove(Object key) {
        return cache.remove(inRun(key));
    }

    @Override
    public void removeAll() {
        cache.removeAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return cache.containsKey(inRun(key));
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return cache.registerCacheEntryListener(listener);
    }
}
