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
 * The acknowledgements of called fans who are not inside yet, in turn. Every look at a ticket asks how many are ahead,
 * and there may be thousands; so they are also indexed by the time of the latest one, and counted instead of
 * traversed.
 */
public final class CallAcknowledgements {

    /** The validity of an acknowledgement, up to {@value #SLOT_MILLIS} ms longer. */
    private static final long COUNTS_MILLIS = 5_000;

    private static final long SLOT_MILLIS = 500;

    private final TreeMap<Turn, Acknowledgement> inTurn = new TreeMap<>();
    /** Offsets by partition and by time slot of the latest acknowledgement. */
    private final TreeMap<Long, Map<Integer, RoaringBitmap>> heard = new TreeMap<>();

    /**
     * A fan's answer to the call.
     *
     * @param accountHash the account's keyed hash
     * @param at when the fan was heard last, milliseconds since 1970
     */
    public record Acknowledgement(long accountHash, long at) {

        /** Tells whether the acknowledgement still counts; a silent fan is admitted only after another one. */
        public boolean counts(long now) {
            return slot(at) >= firstSlot(now);
        }

        public Acknowledgement setBack(long millis) {
            return new Acknowledgement(accountHash, at - millis);
        }

        /** The fan may be asked to say so again. */
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

    /** {@return whether it is the fan's first answer} */
    boolean put(Turn turn, Acknowledgement answer) {
        @Nullable Acknowledgement before = inTurn.put(turn, answer);
        if (before != null) {
            forget(turn.place(), before.at());
        }
        note(turn.place(), answer.at());
        return before == null;
    }

    /** {@return whether there was one} */
    boolean remove(Turn turn) {
        @Nullable Acknowledgement gone = inTurn.remove(turn);
        if (gone != null) {
            forget(turn.place(), gone.at());
        }
        return gone != null;
    }

    /** The clock has been set back: who was heard just now still is. @param millis by how much */
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

    /** {@return how many count whose places are before the offset} */
    int countBefore(int partition, int offset, long now) {
        int count = 0;
        for (Map<Integer, RoaringBitmap> byPartition :
                heard.tailMap(firstSlot(now)).values()) {
            @Nullable RoaringBitmap offsets = byPartition.get(partition);
            count += offsets == null ? 0 : (int) offsets.rangeCardinality(0, offset);
        }
        return count;
    }

    /** {@return whether there is one that counts} */
    boolean anyCounts(long now) {
        return !heard.tailMap(firstSlot(now)).isEmpty();
    }

    /** {@return all in turn, those that do not count included} */
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
