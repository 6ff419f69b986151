package io.cygi.loadtest.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks from outside that a line has kept its order. */
final class LineChecks {

    /**
     * Longest time in ms that a fan who has acknowledged the call may wait for the decision while those behind are
     * admitted.
     */
    private static final long DECISION_MILLIS = 1_000;

    private LineChecks() {}

    /** {@return the faults of the places} Each place from 0 on has to belong to one fan. */
    static List<String> places(List<Waiter> waiters) {
        List<String> wrong = new ArrayList<>();
        boolean[] taken = new boolean[waiters.size()];
        for (Waiter waiter : waiters) {
            int offset = waiter.offset();
            if (offset < 0 || offset >= taken.length) {
                wrong.add("place " + offset + " of " + taken.length);
            } else if (taken[offset]) {
                wrong.add("place " + offset + " is taken twice");
            } else {
                taken[offset] = true;
            }
        }
        return wrong;
    }

    /** {@return the number of fans with a place behind somebody who asked to join only after they had their tickets} */
    static int overtakenJoins(List<Waiter> waiters) {
        List<Waiter> fromTheEnd = new ArrayList<>(waiters);
        fromTheEnd.sort(Comparator.comparingInt(Waiter::offset).reversed());
        int overtaken = 0;
        long answeredBehind = Long.MAX_VALUE;
        for (Waiter waiter : fromTheEnd) {
            // A fan further behind had the ticket before this one asked.
            overtaken += answeredBehind < waiter.sentNanos() ? 1 : 0;
            answeredBehind = Math.min(answeredBehind, waiter.answeredNanos());
        }
        return overtaken;
    }

    /** {@return the number of fans who saw somebody behind admitted although they had asked well before that} */
    static int overtakenAdmissions(List<Admission> admissions) {
        List<Admission> inTime = new ArrayList<>(admissions);
        inTime.sort(Comparator.comparingLong(Admission::admittedMillis));
        int overtaken = 0;
        for (int i = 0; i < inTime.size(); i++) {
            overtaken += isOvertaken(inTime, i) ? 1 : 0;
        }
        return overtaken;
    }

    private static boolean isOvertaken(List<Admission> inTime, int which) {
        Admission own = inTime.get(which);
        for (int i = which - 1; i >= 0; i--) {
            Admission before = inTime.get(i);
            if (before.admittedMillis() <= own.askedMillis() + DECISION_MILLIS) {
                return false;
            }
            if (before.offset() > own.offset() && before.admittedMillis() < own.admittedMillis()) {
                return true;
            }
        }
        return false;
    }

    /** {@return the most admissions within any time of a length} @param millis the length in ms */
    static int mostWithin(List<Admission> admissions, long millis) {
        long[] times = admissions.stream()
                .mapToLong(Admission::admittedMillis)
                .sorted()
                .toArray();
        int most = 0;
        int from = 0;
        for (int to = 0; to < times.length; to++) {
            while (times[to] - times[from] >= millis) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
