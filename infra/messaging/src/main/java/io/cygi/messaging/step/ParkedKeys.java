package io.cygi.messaging.step;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for each segment the keys that have parked events, so that other keys cost no query. A segment's memory is
 * a superset of the stored keys: only the process that has the segment's claim parks its keys, and each claim begins
 * with an empty memory. The first batch fills the memory after it has moved the position and thereby proved the claim.
 */
public final class ParkedKeys {

    private final ParkedQueue queue;
    private final Map<Object, Memory> segments = new ConcurrentHashMap<>();

    /**
     * Creates an empty memory.
     *
     * @param queue the queue of parked events
     */
    public ParkedKeys(ParkedQueue queue) {
        this.queue = queue;
    }

    /**
     * The memory of one segment, used only by the thread that handles the segment. A memory that is forgotten is
     * replaced and never read again.
     */
    private static final class Memory {

        private @Nullable Set<String> keys;
    }

    /** Empties the memory of a segment that is claimed anew: other processes may have parked its events before. */
    public void forget(Object segment) {
        segments.remove(segment);
    }

    /** Empties the memory of all segments, because some were claimed, released, split or merged. */
    public void forgetAll() {
        segments.clear();
    }

    /**
     * {@return the keys of a batch that have parked events}
     *
     * @param segment the segment of the batch
     * @param keys the keys of the batch's events
     */
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

    /** Remembers the key of an event that the segment's current batch parks. */
    void add(Object segment, String key) {
        Memory memory = segments.get(segment);
        if (memory != null && memory.keys != null) {
            memory.keys.add(key);
        }
    }
}
