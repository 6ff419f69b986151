package io.cygi.queue.room.call;

import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a room and their acknowledgements. A call is open for five seconds, during which its room inside is
 * reserved; then the next fans are called instead. A fan who acknowledges later is still ahead of all fans behind,
 * until the call lapses.
 */
public final class CallWindow implements CallView {

    /** Time for which room inside is reserved for a call, in ms. */
    static final long OPEN_MILLIS = 5_000;

    /** Time after which a call lapses, in ms. It is longer than the longest pause between two looks at a ticket. */
    public static final long LAPSE_MILLIS = 180_000;

    /** Period of a leader's decisions while there are calls that can lapse, in ms. */
    private static final long PULSE_MILLIS = 10_000;

    /** Silence after which no leader can have read acknowledgements, in ms. */
    private static final long SILENCE_MILLIS = 3 * PULSE_MILLIS;

    /** Shortest step back of a leader's clock that counts, in ms. The clocks of processes differ by less. */
    private static final long SET_BACK_MILLIS_MIN = 1_000;

    private static final long NEVER = Long.MIN_VALUE;
    private static final long SWEEP_MILLIS = 1_000;

    private final Deque<Call> open = new ArrayDeque<>();
    private final Deque<Call> lapsing = new ArrayDeque<>();
    private final CallAcknowledgements acknowledgements = new CallAcknowledgements();

    /** Time since which a leader reads acknowledgements, by the leader's clock. No call lapses for the time before. */
    private long heardFrom;

    /** Time since which a leader reads acknowledgements, by the broker's clock. */
    private long acknowledgementsHeardFrom;

    private long decidedAt = NEVER;
    private long sweptAt;
    private final NoShowEstimator estimator = new NoShowEstimator();

    private static final class Call {

        private final int partition;
        private final int from;
        private final int to;
        private long at;
        private int live;
        private int shown;

        Call(int partition, int from, int to, long at, int live) {
            this.partition = partition;
            this.from = from;
            this.to = to;
            this.at = at;
            this.live = live;
        }

        boolean has(Place place) {
            return place.partition() == partition && place.offset() >= from && place.offset() <= to;
        }
    }

    public void call(int partition, int from, int to, long at, int live) {
        Call call = new Call(partition, from, to, at, live);
        open.addLast(call);
        lapsing.addLast(call);
    }

    /** {@return the time by which the leader's clock has been set back since its last decision in ms, or 0} */
    public long setBackSince(long now) {
        return decidedAt != NEVER && now < decidedAt - SET_BACK_MILLIS_MIN ? decidedAt - now : 0;
    }

    /**
     * Follows the leader's clock, which has been set back. Calls keep their age.
     *
     * @param millis the time by which it was set back, in ms
     * @param now the leader's present time
     */
    public void setBack(long millis, long now) {
        // Open calls are among those that may lapse.
        lapsing.forEach(call -> call.at -= millis);
        heardFrom = now;
        decidedAt -= millis;
        sweptAt -= millis;
        estimator.setBack(millis);
    }

    /** Ends calls that are no longer open, and estimates from them the share of called fans who come. */
    public void pass(long now, long takenAt) {
        if (silent(now)) {
            hear(now, takenAt);
        }
        decidedAt = now;
        while (!open.isEmpty() && open.getFirst().at <= now - OPEN_MILLIS) {
            Call ended = open.removeFirst();
            estimator.add(ended.live, ended.shown);
        }
        estimator.update(now);
        // The sweep visits all acknowledgements, so it does not run at each decision.
        if (now - sweptAt >= SWEEP_MILLIS) {
            sweptAt = now;
            acknowledgements.removeIf(answer -> lapsed(answer, takenAt));
        }
        while (!lapsing.isEmpty() && lapsed(lapsing.getFirst(), now)) {
            lapsing.removeFirst();
        }
    }

    private boolean lapsed(Call call, long now) {
        return Math.max(call.at, heardFrom) <= now - LAPSE_MILLIS;
    }

    /**
     * {@return whether an acknowledgement is too old to be repeated}
     *
     * @param brokerNow the broker's time, by which acknowledgements are timed
     */
    public boolean lapsed(CallAcknowledgements.Acknowledgement answer, long brokerNow) {
        return Math.max(answer.at(), acknowledgementsHeardFrom) <= brokerNow - LAPSE_MILLIS;
    }

    /**
     * Begins the time in which a leader reads acknowledgements. Fans get their full time again, because there may have
     * been no leader before.
     */
    public void hear(long from) {
        hear(from, from);
    }

    private void hear(long from, long answersFrom) {
        heardFrom = Math.max(heardFrom, from);
        acknowledgementsHeardFrom = Math.max(acknowledgementsHeardFrom, answersFrom);
    }

    /** Follows the broker's clock, which has been set back. @param millis the time by which it was set back, in ms */
    public void setAcknowledgementsBack(long millis) {
        acknowledgements.setBack(millis);
        acknowledgementsHeardFrom -= millis;
    }

    /**
     * {@return whether there was no decision for long, as during an outage, so that fans get their full time again}
     */
    private boolean silent(long now) {
        return decidedAt != NEVER && now - decidedAt > SILENCE_MILLIS;
    }

    @Override
    public boolean pulseDue(long now) {
        boolean mayLapse = !lapsing.isEmpty() || !acknowledgements.isEmpty();
        boolean quiet = decidedAt != NEVER && now - decidedAt >= PULSE_MILLIS;
        return mayLapse && quiet || setBackSince(now) > 0;
    }

    @Override
    public int lapsedTo(int partition, int calledTo, int expiredTo, long now) {
        if (silent(now)) {
            return expiredTo;
        }
        for (Call call : lapsing) {
            if (call.partition == partition && !lapsed(call, now)) {
                return Math.max(call.from - 1, expiredTo);
            }
        }
        return calledTo;
    }

    public void acknowledge(Turn turn, long account, long at) {
        if (acknowledgements.put(turn, new CallAcknowledgements.Acknowledgement(account, at))) {
            for (Call call : open) {
                if (call.has(turn.place())) {
                    call.shown++;
                    return;
                }
            }
        }
    }

    public void admit(Turn turn) {
        acknowledgements.remove(turn);
    }

    public void leave(Turn turn) {
        if (!acknowledgements.remove(turn)) {
            for (Call call : open) {
                if (call.has(turn.place())) {
                    call.live--;
                    return;
                }
            }
        }
    }

    @Override
    public CallAcknowledgements.@Nullable Acknowledgement acknowledgement(Turn turn) {
        return acknowledgements.get(turn);
    }

    @Override
    public NavigableMap<Turn, CallAcknowledgements.Acknowledgement> acknowledgements() {
        return Collections.unmodifiableNavigableMap(acknowledgements.inTurn());
    }

    @Override
    public int acknowledgedBefore(int partition, int offset, long now) {
        return acknowledgements.countBefore(partition, offset, now);
    }

    @Override
    public boolean anyAcknowledged(long now) {
        return acknowledgements.anyCounts(now);
    }

    @Override
    public int unacknowledged(long now) {
        int count = 0;
        for (Call call : open) {
            if (call.at > now - OPEN_MILLIS) {
                count += Math.max(0, call.live - call.shown);
            }
        }
        return count;
    }

    @Override
    public double callsPerAdmission() {
        return estimator.callsPerAdmission();
    }

    @Override
    public double showUp() {
        return estimator.showUp();
    }
}
