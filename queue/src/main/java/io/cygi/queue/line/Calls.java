package io.cygi.queue.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who has been called, and who answered. A call is open for five seconds, in which its room inside is kept; after that
 * the next are called in its stead. Whoever answers later is still ahead of everybody behind, until the call lapses.
 */
final class Calls {

    /** How long room inside is kept for who was called. */
    static final long OPEN_MILLIS = 5_000;

    /** How long a call may be answered at all: longer than the longest pause between two looks at a ticket. */
    static final long LAPSE_MILLIS = 180_000;

    private static final long SWEEP_MILLIS = 1_000;
    private static final double SHOW_UP_MIN = 0.02;
    private static final double QUICKER_MAX = 3;
    private static final double QUICKER_SECONDS = 120;
    private static final double LEARNING = 0.3;
    private static final int LEARNT_FROM_MIN = 5;

    private final Deque<Call> open = new ArrayDeque<>();
    private final Deque<Call> lapsing = new ArrayDeque<>();
    /** Who answered and is not inside yet, in turn. */
    private final TreeMap<Turn, Answer> answered = new TreeMap<>();

    /** From when on somebody has been there to hear answers; before, nothing lapses. */
    private long heardFrom;

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
        private final long at;
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

    /**
     * A fan's answer to the call.
     *
     * @param account the fan's keyed hash
     * @param at when the fan was heard last, milliseconds since 1970
     */
    record Answer(long account, long at) {

        /** Who fell silent is let in only when heard again. */
        boolean counts(long now) {
            return at > now - OPEN_MILLIS;
        }

        /** The fan may be asked to say so again. */
        boolean ages(long now) {
            return at <= now - OPEN_MILLIS / 3;
        }
    }

    void call(int partition, int from, int to, long at, int live) {
        Call call = new Call(partition, from, to, at, live);
        open.addLast(call);
        lapsing.addLast(call);
    }

    /** Lets calls end that are older, and learns from them how many of those who are called come. */
    void pass(long now) {
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
            answered.values().removeIf(answer -> lapsed(answer.at, now));
        }
        while (!lapsing.isEmpty() && lapsed(lapsing.getFirst().at, now)) {
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

    private boolean lapsed(long at, long now) {
        return Math.max(at, heardFrom) <= now - LAPSE_MILLIS;
    }

    /** A controller begins, after which fans have their time again: nobody may have heard them before. */
    void hear(long from) {
        heardFrom = Math.max(heardFrom, from);
    }

    /** {@return up to where a partition's calls have lapsed, -1 for nowhere} @param offered its latest call */
    int lapsedTo(int partition, int offered, long now) {
        for (Call call : lapsing) {
            if (call.partition == partition && !lapsed(call.at, now)) {
                return call.from - 1;
            }
        }
        return offered;
    }

    void answer(Turn turn, long account, long at) {
        if (answered.put(turn, new Answer(account, at)) == null) {
            for (Call call : open) {
                if (call.has(turn.place())) {
                    call.shown++;
                    return;
                }
            }
        }
    }

    void admit(Turn turn) {
        answered.remove(turn);
    }

    void leave(Turn turn) {
        if (answered.remove(turn) == null) {
            for (Call call : open) {
                if (call.has(turn.place())) {
                    call.live--;
                    return;
                }
            }
        }
    }

    @Nullable
    Answer answerOf(Turn turn) {
        return answered.get(turn);
    }

    /** {@return how many who answered and were heard lately come before} */
    int answeredBefore(Turn turn, long now) {
        int count = 0;
        for (Answer answer : answered.headMap(turn).values()) {
            count += answer.counts(now) ? 1 : 0;
        }
        return count;
    }

    /** {@return whether anybody answered, was heard lately and is not inside} */
    boolean anyAnswered(long now) {
        for (Answer answer : answered.values()) {
            if (answer.counts(now)) {
                return true;
            }
        }
        return false;
    }

    TreeMap<Turn, Answer> answered() {
        return answered;
    }

    /** {@return how many of those who are called just now have not answered yet} */
    int unanswered(long now) {
        int count = 0;
        for (Call call : open) {
            if (call.at > now - OPEN_MILLIS) {
                count += Math.max(0, call.live - call.shown);
            }
        }
        return count;
    }

    /** {@return how many are called for each who is let in where the rate binds, 1 or more} */
    double callsPerAdmission() {
        return callsPerAdmission;
    }

    /** {@return how many of those who are called come, from {@value #SHOW_UP_MIN} to 1} */
    double showUp() {
        return showUp;
    }
}
