package io.cygi.eventtopic.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cygi.eventtopic.client.TopicMismatchException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recognizes events that come twice, by the last events of the aggregates that were read most recently. Repetitions in other
 * aggregates are not recognized. An event with a sequence number that was passed is a fault if it is none of the last events of its
 * aggregate: the topic then has two histories of the aggregate.
 */
final class RecentEvents {

    /** The most events that are remembered of an aggregate. A page that is published twice rarely has more. */
    private static final int EVENTS_MAX = 32;

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<ByteBuffer, Deque<Stored>> aggregates;

    private record Stored(long sequence, String id) {}

    /** Remembers nothing yet. @param aggregatesMax the most aggregates that are remembered */
    RecentEvents(int aggregatesMax) {
        this.aggregates = new LinkedHashMap<>(16, LOAD_FACTOR, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Deque<Stored>> eldest) {
                return size() > aggregatesMax;
            }
        };
    }

    /**
     * {@return whether the event has come before} A new event is remembered.
     *
     * @param aggregate the key of the record
     * @param sequence the sequence number of the event
     * @param id the identifier of the event
     * @throws TopicMismatchException if the aggregate has another history
     */
    boolean repeats(byte[] aggregate, long sequence, String id) {
        Deque<Stored> events = of(aggregate);
        Stored event = new Stored(sequence, id);
        Stored last = events.peekLast();
        if (last == null || sequence > last.sequence()) {
            add(events, event);
            return false;
        }
        if (events.contains(event)) {
            return true;
        }
        throw new TopicMismatchException("The aggregate " + new String(aggregate, UTF_8) + " has the event " + id
                + " at sequence " + sequence + " in the topic, behind " + last.id() + " at sequence " + last.sequence()
                + ", and is not known to have had it before.");
    }

    /** Remembers an event before the stream's first position without checking it. @param sequence its number @param id its identifier */
    void learn(byte[] aggregate, long sequence, String id) {
        Deque<Stored> events = of(aggregate);
        Stored event = new Stored(sequence, id);
        if (!events.contains(event)) {
            events.removeIf(known -> known.sequence() >= sequence);
            add(events, event);
        }
    }

    private Deque<Stored> of(byte[] aggregate) {
        return aggregates.computeIfAbsent(ByteBuffer.wrap(aggregate), key -> new ArrayDeque<>(1));
    }

    private static void add(Deque<Stored> events, Stored event) {
        if (events.size() >= EVENTS_MAX) {
            events.removeFirst();
        }
        events.addLast(event);
    }
}
