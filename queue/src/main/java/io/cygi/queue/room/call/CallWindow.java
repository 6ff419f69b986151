package io.cygi.queue.room.call;

import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Who has been called, and who answered. A call is open for five seconds, in which its room inside is kept; after that
 * the next are called in its stead. Whoever answers later is still ahead of everybody behind, until the call lapses.
 */
public final class CallWindow {

    /** How long room inside is kept for who was called. */
    static final long OPEN_MILLIS = 5_000;

    /** How long a call may be answered at all: longer than the longest pause between two looks at a ticket. */
    public static final long LAPSE_MILLIS = 180_000;

    /** How often a controller says that it is there, while there is something that can lapse. */
    private static final long PULSE_MILLIS = 10_000;

    /** Where nothing has been decided for so long, nobody was there to hear answers. */
    private static final long SILENCE_MILLIS = 3 * PULSE_MILLIS;

    /** Processes' clocks differ by less. */
    private static final long SET_BACK_MILLIS_MIN = 1_000;

    private static final long NEVER = Long.MIN_VALUE;
    private static final long SWEEP_MILLIS = 1_000;
    private static final double SHOW_UP_MIN = 0.02;
    private static final double QUICKER_MAX = 3;
    private static final double QUICKER_SECONDS = 120;
    private static final double LEARNING = 0.3;
    private static final int LEARNT_FROM_MIN = 5;

    private final Deque<Call> open = new ArrayDeque<>();
    private final Deque<Call> lapsing = new ArrayDeque<>();
    private final CallAcknowledgements acknowledgements = new CallAcknowledgements();

    /** From when on somebody has been there to hear answers; before, nothing lapses. */
    private long heardFrom;

    /** The same by the broker's clock, which answers are heard by. */
    private long acknowledgementsHeardFrom;

    private long decidedAt = NEVER;
    private long sweptAt;
    private double showUp = 1;
    /** How many times the rate is called. */
    private double callsPerAdmission = 1;

    private long passedAt;
    private int learntLive;
    private int learntShown;

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

    /** {@return by how much the controller's clock has been set back since it decided last, 0 where it has not} */
    public long setBackSince(long now) {
        return decidedAt != NEVER && now < decidedAt - SET_BACK_MILLIS_MIN ? decidedAt - now : 0;
    }

    /** The controller's clock has been set back: what was just now still is. @param millis by how much @param now what it says */
    public void setBack(long millis, long now) {
        // Those that are open are among those that may lapse.
        lapsing.forEach(call -> call.at -= millis);
        heardFrom = now;
        decidedAt -= millis;
        sweptAt -= millis;
        passedAt -= millis;
    }

    /** Lets calls end that are older, and learns from them how many of those who are called come. */
    public void pass(long now, long takenAt) {
        if (silent(now)) {
            hear(now, takenAt);
        }
        decidedAt = now;
        while (!open.isEmpty() && open.getFirst().at <= now - OPEN_MILLIS) {
            Call ended = open.removeFirst();
            learntLive += ended.live;
            learntShown += ended.shown;
            if (learntLive >= LEARNT_FROM_MIN) {
                double seen = (double) learntShown / learntLive;
                showUp = Math.clamp(showUp + LEARNING * (seen - showUp), SHOW_UP_MIN, 1);
                learntLive = 0;
                learntShown = 0;
            }
        }
        quicken(now);
        // Not at each decision, because all of them are looked at.
        if (now - sweptAt >= SWEEP_MILLIS) {
            sweptAt = now;
            acknowledgements.removeIf(answer -> lapsed(answer, takenAt));
        }
        while (!lapsing.isEmpty() && lapsed(lapsing.getFirst(), now)) {
            lapsing.removeFirst();
        }
    }

    /**
     * A line that moves faster than foretold passes those by who look when they were told to, which is after a quarter of
     * the wait, two minutes at most; so in that time it gets no more than three times as fast.
     */
    private void quicken(long now) {
        double seconds = Math.clamp(now - passedAt, 0, 10_000) / 1_000.0;
        passedAt = Math.max(passedAt, now);
        callsPerAdmission = Math.min(1 / showUp, callsPerAdmission * Math.pow(QUICKER_MAX, seconds / QUICKER_SECONDS));
    }

    private boolean lapsed(Call call, long now) {
        return Math.max(call.at, heardFrom) <= now - LAPSE_MILLIS;
    }

    /** {@return whether an answer is too old to be repeated} @param brokerNow the broker's time, as is the answer's */
    public boolean lapsed(CallAcknowledgements.Acknowledgement answer, long brokerNow) {
        return Math.max(answer.at(), acknowledgementsHeardFrom) <= brokerNow - LAPSE_MILLIS;
    }

    /** A controller begins, after which fans have their time again: nobody may have heard them before. */
    public void hear(long from) {
        hear(from, from);
    }

    private void hear(long from, long answersFrom) {
        heardFrom = Math.max(heardFrom, from);
        acknowledgementsHeardFrom = Math.max(acknowledgementsHeardFrom, answersFrom);
    }

    /** The broker's clock has been set back. @param millis by how much */
    public void setAcknowledgementsBack(long millis) {
        acknowledgements.setBack(millis);
        acknowledgementsHeardFrom -= millis;
    }

    /** {@return whether nothing was decided for long, as during an outage, and fans are to have their time again} */
    private boolean silent(long now) {
        return decidedAt != NEVER && now - decidedAt > SILENCE_MILLIS;
    }

    /** {@return whether a decision is due, if only to say that somebody is there and what time it is} */
    public boolean pulseDue(long now) {
        boolean mayLapse = !lapsing.isEmpty() || !acknowledgements.isEmpty();
        boolean quiet = decidedAt != NEVER && now - decidedAt >= PULSE_MILLIS;
        return mayLapse && quiet || setBackSince(now) > 0;
    }

    /**
     * {@return up to where a partition's calls have lapsed}
     *
     * @param offered its latest call
     * @param expired up to where they had before
     */
    public int lapsedTo(int partition, int offered, int expired, long now) {
        if (silent(now)) {
            return expired;
        }
        for (Call call : lapsing) {
            if (call.partition == partition && !lapsed(call, now)) {
                return Math.max(call.from - 1, expired);
            }
        }
        return offered;
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

    /** {@return who answered and is not inside yet} */
    public CallAcknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** {@return how many of those who are called just now have not answered yet} */
    public int unacknowledged(long now) {
        int count = 0;
        for (Call call : open) {
            if (call.at > now - OPEN_MILLIS) {
                count += Math.max(0, call.live - call.shown);
            }
        }
        return count;
    }

    /** {@return how many are called for each who is let in where the rate binds, 1 or more} */
    public double callsPerAdmission() {
        return callsPerAdmission;
    }

    /** {@return how many of those who are called come, from {@value #SHOW_UP_MIN} to 1} */
    public double showUp() {
        return showUp;
    }
}
