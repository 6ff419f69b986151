package io.cygi.messaging.step;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for each segment which keys have parked events, so that the others cost no query. A segment's memory is a
 * superset of what is stored: only the process that has the segment's claim parks its keys, and each claim begins with an
 * empty memory, which the first batch fills after it has moved the position and thereby proved the claim.
 */
public final class ParkedKeys {

    private final ParkedQueue queue;
    private final Map<Object, Memory> segments = new ConcurrentHashMap<>();

    /** @param queue where events are parked */
    public ParkedKeys(ParkedQueue queue) {
        this.queue = queue;
    }

    /** Used by the thread that handles the segment only. A memory that is forgotten is replaced and never read again. */
    private static final class Memory {

        private @Nullable Set<String> keys;
    }

    /** Empties the memory of a segment that is claimed anew: other processes may have parked its events before. */
    public void forget(Object segment) {
        segments.remove(segment);
    }

    /** Empties the memory of all segments, because some came, went, were split or merged. */
    public void forgetAll() {
        segments.clear();
    }

    /** {@return those of a batch's keys that have parked events} @param segment of the batch @param keys of its events */
    Set<String> parkedAmong(Object segment, Set<String> keys) {
        Memory memory = segments.computeIfAbsent(segment, same -> new Memory());
        Set<String> remembered = memory.keys;
        if (remembered == null) {
            remembered = queue.keys();
            memory.keys = remembered;
        }
        Set<String> suspected = new HashSet<>(keys);
        suspected.retainAll(remembered);
        if (suspected.isEmpty()) {
            return suspected;
        }
        Set<String> parked = queue.keysAmong(suspected);
        suspected.removeAll(parked);
        remembered.removeAll(suspected);
        return parked;
    }

    /** Remembers a key of which the segment's current batch parks an event. */
    void add(Object segment, String key) {
        Memory memory = segments.get(segment);
        if (memory != null && memory.keys != null) {
            memory.keys.add(key);
        }
    }
}
