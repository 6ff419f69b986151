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

    /** @param max how many permits one key may hold; 0 for no maximum */
    public KeyedPermits(int max) {
        this.max = max == 0 ? Integer.MAX_VALUE : max;
    }

    /** {@return whether the key was granted one more permit; it has to be released then} */
    public boolean tryAcquire(String key) {
        boolean[] granted = {false};
        held.compute(key, (same, before) -> {
            int count = before == null ? 0 : before;
            granted[0] = count < max;
            return granted[0] ? Integer.valueOf(count + 1) : before;
        });
        return granted[0];
    }

    /** Takes a permit back. @throws IllegalStateException where the key holds none */
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

    /** {@return how many permits the key holds} */
    public int held(String key) {
        return held.getOrDefault(key, 0);
    }

    /** {@return how many keys hold permits} */
    public int keys() {
        return held.size();
    }

    /** {@return how many permits the key holds that holds most} */
    public int most() {
        return held.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** {@return how many permits all keys hold} */
    public int sum() {
        return held.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** {@return how many permits one key may hold, null where there is no maximum} */
    public @Nullable Integer bound() {
        return max == Integer.MAX_VALUE ? null : max;
    }

    /** {@return whether the key holds more than a part of what it may} @param part from 0 to 1 */
    public boolean beyond(String key, double part) {
        return held(key) > max * part;
    }
}
