package io.cygi.queue.room.call;

import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The acknowledgements of called fans who are not inside yet, in turn. Every look at a ticket asks for the number of
 * fans ahead, and there may be thousands of acknowledgements. Therefore they are also indexed by the time of the latest
 * one, and counted instead of traversed.
 */
public final class CallAcknowledgements {

    /** Validity of an acknowledgement in ms; it lasts up to {@value #SLOT_MILLIS} ms longer. */
    private static final long COUNTS_MILLIS = 5_000;

    private static final long SLOT_MILLIS = 500;

    private final TreeMap<Turn, Acknowledgement> inTurn = new TreeMap<>();
    /** Offsets by partition and by time slot of the latest acknowledgement. */
    private final TreeMap<Long, Map<Integer, RoaringBitmap>> heard = new TreeMap<>();

    /**
     * A fan's acknowledgement of a call.
     *
     * @param accountHash the account's keyed hash
     * @param at the time of the latest acknowledgement, milliseconds since 1970
     */
    public record Acknowledgement(long accountHash, long at) {

        /** {@return whether the acknowledgement still counts} A silent fan is admitted only after another one. */
        public boolean counts(long now) {
            return slot(at) >= firstSlot(now);
        }

        public Acknowledgement setBack(long millis) {
            return new Acknowledgement(accountHash, at - millis);
        }

        /** {@return whether the fan should acknowledge again} */
        public boolean ages(long now) {
            return at <= now - COUNTS_MILLIS / 3;
        }
    }

    private static long slot(long at) {
        return Math.floorDiv(at, SLOT_MILLIS);
    }

    private static long firstSlot(long now) {
        return slot(now - COUNTS_MILLIS);
    }

    /**
     * Adds an acknowledgement.
     *
     * @return whether it is the fan's first
     */
    boolean put(Turn turn, Acknowledgement answer) {
        @Nullable Acknowledgement before = inTurn.put(turn, answer);
        if (before != null) {
            forget(turn.place(), before.at());
        }
        note(turn.place(), answer.at());
        return before == null;
    }

    /**
     * Removes an acknowledgement.
     *
     * @return whether there was one
     */
    boolean remove(Turn turn) {
        @Nullable Acknowledgement gone = inTurn.remove(turn);
        if (gone != null) {
            forget(turn.place(), gone.at());
        }
        return gone != null;
    }

    /**
     * Follows the broker's clock, which has been set back. Acknowledgements keep their age.
     *
     * @param millis the time by which it was set back, in ms
     */
    void setBack(long millis) {
        heard.clear();
        inTurn.replaceAll((turn, answer) -> answer.setBack(millis));
        inTurn.forEach((turn, answer) -> note(turn.place(), answer.at()));
    }

    private void note(Place place, long at) {
        heard.computeIfAbsent(slot(at), slot -> new HashMap<>())
                .computeIfAbsent(place.partition(), partition -> new RoaringBitmap())
                .add(place.offset());
    }

    void removeIf(Predicate<Acknowledgement> gone) {
        Iterator<Map.Entry<Turn, Acknowledgement>> all = inTurn.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Turn, Acknowledgement> entry = all.next();
            if (gone.test(entry.getValue())) {
                all.remove();
                forget(entry.getKey().place(), entry.getValue().at());
            }
        }
    }

    private void forget(Place place, long at) {
        heard.computeIfPresent(slot(at), (slot, byPartition) -> {
            byPartition.computeIfPresent(place.partition(), (partition, offsets) -> {
                offsets.remove(place.offset());
                return offsets.isEmpty() ? null : offsets;
            });
            return byPartition.isEmpty() ? null : byPartition;
        });
    }

    @Nullable
    Acknowledgement get(Turn turn) {
        return inTurn.get(turn);
    }

    /** {@return the number of acknowledgements that count, at places before the offset} */
    int countBefore(int partition, int offset, long now) {
        int count = 0;
        for (Map<Integer, RoaringBitmap> byPartition :
                heard.tailMap(firstSlot(now)).values()) {
            @Nullable RoaringBitmap offsets = byPartition.get(partition);
            count += offsets == null ? 0 : (int) offsets.rangeCardinality(0, offset);
        }
        return count;
    }

    /** {@return whether any acknowledgement counts} */
    boolean anyCounts(long now) {
        return !heard.tailMap(firstSlot(now)).isEmpty();
    }

    /** {@return all acknowledgements in turn, including those that no longer count} */
    NavigableMap<Turn, Acknowledgement> inTurn() {
        return inTurn;
    }

    int size() {
        return inTurn.size();
    }

    boolean isEmpty() {
        return inTurn.isEmpty();
    }
}
