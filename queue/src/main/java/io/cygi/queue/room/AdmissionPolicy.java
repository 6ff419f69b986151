package io.cygi.queue.room;

import io.cygi.queue.room.line.PartitionView;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides calls and admissions. Fans who have acknowledged their call are admitted first, in turn, for as long as there
 * is room; then the next are called, as many as are likely to fill the rest. Admissions never exceed the rate in any
 * second, and never more fans are inside than the capacity allows.
 */
final class AdmissionPolicy {

    /** Most admissions in one decision. It bounds the size of the record. */
    static final int GRANTS_MAX = 5_000;

    /** Most calls in one decision. It bounds the time of a decision, during which the room cannot change. */
    private static final int CALLS_MAX = 10_000;

    private final RoomReader room;

    AdmissionPolicy(RoomReader room) {
        this.room = room;
    }

    /**
     * {@return the decision, or nothing if nothing changes}
     *
     * @param now the leader's time, milliseconds since 1970
     * @param brokerNow the broker's time, or somewhat earlier; the broker takes no present decision before it
     * @param callsMax the most calls
     */
    Optional<AdmissionsDecided> make(long now, long brokerNow, int callsMax) {
        List<Integer> calledTo = new ArrayList<>();
        List<Integer> expiredTo = new ArrayList<>();
        boolean lapsed = false;
        for (int p = 0; p < room.partitions(); p++) {
            PartitionView line = room.partition(p);
            int to = room.calls().lapsedTo(p, line.calledTo(), line.expiredTo(), now);
            lapsed |= to > line.expiredTo();
            expiredTo.add(to);
            calledTo.add(line.calledTo());
        }
        List<Grant> grants = new ArrayList<>();
        int callsMade = 0;
        if (room.status().admitting() && room.lobby().saleOpen()) {
            int grantsMax = Math.min(
                    GRANTS_MAX,
                    Math.min(left(room.settings().capacity(), room.inside(brokerNow)), rateLeft(brokerNow)));
            boolean allIn = true;
            for (var acknowledgement : room.calls().acknowledgements().entrySet()) {
                // Acknowledgements are timed by the broker's clock.
                if (acknowledgement.getValue().counts(brokerNow)) {
                    if (grants.size() == grantsMax) {
                        allIn = false;
                        break;
                    }
                    Place place = acknowledgement.getKey().place();
                    grants.add(new Grant(
                            place.partition(),
                            place.offset(),
                            acknowledgement.getValue().accountHash()));
                }
            }
            if (allIn) {
                int callsLeft = left(room.callsPerSecond(), room.called().lastSecond(brokerNow));
                int max = IntStream.of(callsMax, CALLS_MAX, callsLeft, callsForRoom(grants.size(), now, brokerNow))
                        .min()
                        .orElseThrow();
                callsMade = callNext(calledTo, grants, max, grantsMax, brokerNow);
            }
        }
        return grants.isEmpty() && callsMade == 0 && !lapsed && !room.calls().pulseDue(now)
                ? Optional.empty()
                : Optional.of(new AdmissionsDecided(room.term(), now, calledTo, expiredTo, grants));
    }

    /**
     * Calls the next fans in turn, and admits at once those whose requests wait.
     *
     * @return the number of calls
     */
    private int callNext(List<Integer> calledTo, List<Grant> grants, int max, int grantsMax, long brokerNow) {
        int made = 0;
        for (int p = next(calledTo); p >= 0 && made < max; p = next(calledTo)) {
            int offset = room.partition(p).nextWaiting(calledTo.get(p));
            calledTo.set(p, offset);
            made++;
            Place place = new Place(p, offset);
            if (room.isPresent(place, brokerNow) && grants.size() < grantsMax) {
                grants.add(new Grant(p, offset, room.partition(p).accountAt(offset)));
            }
        }
        return made;
    }

    /** {@return the partition whose next fan has waited longest, -1 if nobody waits} */
    private int next(List<Integer> calledTo) {
        int earliest = -1;
        @Nullable Turn turn = null;
        for (int p = 0; p < room.partitions(); p++) {
            int offset = room.partition(p).nextWaiting(calledTo.get(p));
            if (offset < room.partition(p).end()) {
                Turn candidate = new Turn(room.partition(p).joinedAt(offset, 0), new Place(p, offset));
                if (turn == null || candidate.compareTo(turn) < 0) {
                    turn = candidate;
                    earliest = p;
                }
            }
        }
        return earliest;
    }

    /** {@return the most calls that are expected to fill the room and no more} */
    private int callsForRoom(int grants, long now, long brokerNow) {
        if (room.settings().capacity() == null) {
            return Integer.MAX_VALUE;
        }
        double free = room.settings().capacity() - room.inside(brokerNow) - grants;
        double expected = room.calls().unacknowledged(now) * room.calls().showUp();
        return (int) Math.max(
                0, Math.min(Integer.MAX_VALUE, (free - expected) / room.calls().showUp()));
    }

    private int rateLeft(long brokerNow) {
        return left(room.settings().admissionsPerSecond(), room.admitted().lastSecond(brokerNow));
    }

    private static int left(@Nullable Integer max, int taken) {
        return max == null ? Integer.MAX_VALUE : Math.max(0, max - taken);
    }
}
