package io.cygi.web.permit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the permits that each key holds, and grants no key more than a maximum. A key without permits is forgotten, so
 * the memory is bounded by the number of permits that are held. Safe for use by many threads.
 */
public final class KeyedPermits {

    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    private final int max;

    /** Creates the counter. @param max the most permits of one key; 0 for no maximum */
    public KeyedPermits(int max) {
        this.max = max == 0 ? Integer.MAX_VALUE : max;
    }

    /** {@return whether the key was granted one more permit, which then has to be released} */
    public boolean tryAcquire(String key) {
        boolean[] granted = {false};
        held.compute(key, (same, before) -> {
            int count = before == null ? 0 : before;
            granted[0] = count < max;
            return granted[0] ? Integer.valueOf(count + 1) : before;
        });
        return granted[0];
    }

    /** Takes a permit back. @throws IllegalStateException if the key holds none */
    public void release(String key) {
        boolean[] known = {false};
        held.computeIfPresent(key, (same, before) -> {
            known[0] = true;
            return before == 1 ? null : Integer.valueOf(before - 1);
        });
        if (!known[0]) {
            throw new IllegalStateException("no permit of " + key + " is held");
        }
    }

    /** {@return the number of the key's permits} */
    public int held(String key) {
        return held.getOrDefault(key, 0);
    }

    /** {@return the number of keys with permits} */
    public int keys() {
        return held.size();
    }

    /** {@return the number of permits of the key with the most} */
    public int most() {
        return held.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** {@return the number of permits of all keys} */
    public int sum() {
        return held.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** {@return the most permits of one key, null if there is no maximum} */
    public @Nullable Integer bound() {
        return max == Integer.MAX_VALUE ? null : max;
    }

    /** {@return whether the key holds more than a share of its maximum} @param part the share, from 0 to 1 */
    public boolean beyond(String key, double part) {
        return held(key) > max * part;
    }
}
