package io.cygi.eventtopic.consume;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recognizes events that come twice, by the last sequence of the aggregates that were read most recently. An event of another aggregate
 * that comes twice is not recognized.
 */
final class RecentSequences {

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<ByteBuffer, Long> lastSequences;

    /** @param aggregatesMax how many aggregates are remembered */
    RecentSequences(int aggregatesMax) {
        this.lastSequences = new LinkedHashMap<>(16, LOAD_FACTOR, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Long> eldest) {
                return size() > aggregatesMax;
            }
        };
    }

    /** {@return whether the event has come before} Remembers it. @param aggregate the record's key @param sequence the event's */
    boolean repeats(byte[] aggregate, long sequence) {
        ByteBuffer key = ByteBuffer.wrap(aggregate);
        Long last = lastSequences.get(key);
        if (last != null && sequence <= last) {
            return true;
        }
        lastSequences.put(key, sequence);
        return false;
    }
}
