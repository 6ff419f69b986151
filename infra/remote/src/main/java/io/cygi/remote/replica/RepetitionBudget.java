package io.cygi.remote.replica;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the requests of this process that are sent again although the first attempt may still be carried out. Commands, reads of
 * events and the calls of each service have a budget each. Without the bound, the callers of a slow service would multiply its
 * work. Five requests allow one repetition, and a reserve of repetitions covers the requests that a dying replica leaves
 * unanswered.
 */
public final class RepetitionBudget {

    /** Repetitions in the reserve: as many as a process has steps under way by default. */
    public static final int RESERVE = 256;

    private static final int REQUESTS_OF_ONE = 5;
    private static final int MAX = RESERVE * REQUESTS_OF_ONE;

    private final AtomicInteger requests = new AtomicInteger(MAX);

    /** Notes that a request is sent for the first time. */
    public void requested() {
        requests.updateAndGet(before -> Math.min(before + 1, MAX));
    }

    /** {@return whether a request may be sent again} If so, one repetition is taken from the budget. */
    public boolean take() {
        return requests.getAndUpdate(before -> before < REQUESTS_OF_ONE ? before : before - REQUESTS_OF_ONE)
                >= REQUESTS_OF_ONE;
    }
}
