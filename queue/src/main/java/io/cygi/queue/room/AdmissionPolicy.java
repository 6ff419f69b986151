package io.cygi.queue.room;

import io.cygi.queue.room.line.LinePartition;
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
 * What a controller decides: first who answered is let in, in turn, as far as there is room; then the next are called,
 * as many as are likely to fill what is left. Admissions do not exceed the rate in any second, and never are more inside
 * than there is room for, however many come.
 */
final class AdmissionPolicy {

    /** A decision is one record, which the broker takes up to a size. */
    static final int GRANTS_MAX = 5_000;

    /** The room cannot change while a decision is made. */
    private static final int CALLS_MAX = 10_000;

    private final RoomData room;

    AdmissionPolicy(RoomData room) {
        this.room = room;
    }

    /**
     * {@return the decision, nothing where nothing changes}
     *
     * @param now the controller's time, milliseconds since 1970
     * @param brokerNow the broker's time, or somewhat earlier: no decision of now will be taken before it
     * @param callsMax how many are called at most
     */
    Optional<AdmissionsDecided> make(long now, long brokerNow, int callsMax) {
        List<Integer> offered = new ArrayList<>();
        List<Integer> expired = new ArrayList<>();
        boolean lapsed = false;
        for (int p = 0; p < room.lines.length; p++) {
            LinePartition line = room.lines[p];
            int to = room.calls.lapsedTo(p, line.calledTo(), line.expiredTo(), now);
            lapsed |= to > line.expiredTo();
            expired.add(to);
            offered.add(line.calledTo());
        }
        List<Grant> grants = new ArrayList<>();
        int callsMade = 0;
        if (room.status.admitting() && room.lobby.saleOpen()) {
            int grantsMax = Math.min(
                    GRANTS_MAX,
                    Math.min(left(room.settings.capacity(), room.passes.count(brokerNow)), rateLeft(brokerNow)));
            boolean allIn = true;
            for (var answer : room.calls.acknowledgements().inTurn().entrySet()) {
                // By the clock that it was taken by.
                if (answer.getValue().counts(brokerNow)) {
                    if (grants.size() == grantsMax) {
                        allIn = false;
                        break;
                    }
                    Place place = answer.getKey().place();
                    grants.add(new Grant(
                            place.partition(), place.offset(), answer.getValue().account()));
                }
            }
            if (allIn) {
                int callsLeft = left(room.callsPerSecond(), room.called.lastSecond(brokerNow));
                int max = IntStream.of(callsMax, CALLS_MAX, callsLeft, callsForRoom(grants.size(), now, brokerNow))
                        .min()
                        .orElseThrow();
                callsMade = callNext(offered, grants, max, grantsMax, brokerNow);
            }
        }
        return grants.isEmpty() && callsMade == 0 && !lapsed && !room.calls.pulseDue(now)
                ? Optional.empty()
                : Optional.of(new AdmissionsDecided(room.term, now, offered, expired, grants));
    }

    /** Calls the next in turn, and lets in at once who is here. */
    private int callNext(List<Integer> offered, List<Grant> grants, int max, int grantsMax, long brokerNow) {
        int made = 0;
        for (int p = next(offered); p >= 0 && made < max; p = next(offered)) {
            int offset = room.lines[p].nextWaiting(offered.get(p));
            offered.set(p, offset);
            made++;
            Place place = new Place(p, offset);
            if (room.isHere(place, brokerNow) && grants.size() < grantsMax) {
                grants.add(new Grant(p, offset, room.lines[p].accountAt(offset)));
            }
        }
        return made;
    }

    /** {@return the partition whose next has waited longest, -1 where nobody waits} */
    private int next(List<Integer> offered) {
        int earliest = -1;
        @Nullable Turn turn = null;
        for (int p = 0; p < room.lines.length; p++) {
            int offset = room.lines[p].nextWaiting(offered.get(p));
            if (offset < room.lines[p].end()) {
                Turn candidate = new Turn(room.lines[p].joinedAt(offset, 0), new Place(p, offset));
                if (turn == null || candidate.compareTo(turn) < 0) {
                    turn = candidate;
                    earliest = p;
                }
            }
        }
        return earliest;
    }

    /** How many may be called so that those who come are expected to fill the room and no more. */
    private int callsForRoom(int grants, long now, long brokerNow) {
        if (room.settings.capacity() == null) {
            return Integer.MAX_VALUE;
        }
        double free = room.settings.capacity() - room.passes.count(brokerNow) - grants;
        double expected = room.calls.unacknowledged(now) * room.calls.showUp();
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, (free - expected) / room.calls.showUp()));
    }

    private int rateLeft(long brokerNow) {
        return left(room.settings.admissionsPerSecond(), room.granted.lastSecond(brokerNow));
    }

    private static int left(@Nullable Integer max, int taken) {
        return max == null ? Integer.MAX_VALUE : Math.max(0, max - taken);
    }
}
