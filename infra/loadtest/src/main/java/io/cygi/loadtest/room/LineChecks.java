package io.cygi.loadtest.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether a line was a line, looked at from outside. */
final class LineChecks {

    /** How long a fan who has answered the call may wait for the decision while somebody behind is let in. */
    private static final long DECISION_MILLIS = 1_000;

    private LineChecks() {}

    /** {@return what is wrong with the places: each from 0 on is somebody's, and nobody else's} */
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

    /** {@return how many have a place behind somebody who asked for one only after they had theirs} */
    static int overtakenJoins(List<Waiter> waiters) {
        List<Waiter> fromTheEnd = new ArrayList<>(waiters);
        fromTheEnd.sort(Comparator.comparingInt(Waiter::offset).reversed());
        int overtaken = 0;
        long answeredBehind = Long.MAX_VALUE;
        for (Waiter waiter : fromTheEnd) {
            // Who stands further behind had the ticket before this one asked.
            overtaken += answeredBehind < waiter.sentNanos() ? 1 : 0;
            answeredBehind = Math.min(answeredBehind, waiter.answeredNanos());
        }
        return overtaken;
    }

    /** {@return how many were let in after somebody behind, although they had answered well before} */
    static int overtakenAdmissions(List<Admission> admissions) {
        List<Admission> fromTheEnd = new ArrayList<>(admissions);
        fromTheEnd.sort(Comparator.comparingInt(Admission::offset).reversed());
        int overtaken = 0;
        long admittedBehind = Long.MAX_VALUE;
        for (Admission admission : fromTheEnd) {
            boolean later = admission.admittedMillis() > admittedBehind;
            overtaken += later && admission.askedMillis() < admittedBehind - DECISION_MILLIS ? 1 : 0;
            admittedBehind = Math.min(admittedBehind, admission.admittedMillis());
        }
        return overtaken;
    }

    /** {@return how many at most were let in within a time, wherever it begins} @param millis how long it is */
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
