package io.cygi.remote.command;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many requests of this process are sent again although the first sending may still be carried out. Where the
 * command side is slow, each of its callers would otherwise give it several times the work that it is too slow for. Five
 * requests allow one repetition, and there is a reserve for the moment in which a replica dies with all that it had.
 */
final class RepetitionBudget {

    /** As many as a process has steps under way by default. */
    static final int RESERVE = 256;

    private static final int REQUESTS_OF_ONE = 5;
    private static final int MAX = RESERVE * REQUESTS_OF_ONE;

    private final AtomicInteger requests = new AtomicInteger(MAX);

    /** A request is sent for the first time. */
    void requested() {
        requests.updateAndGet(before -> Math.min(before + 1, MAX));
    }

    /** {@return whether a request may be sent again} */
    boolean take() {
        return requests.getAndUpdate(before -> before < REQUESTS_OF_ONE ? before : before - REQUESTS_OF_ONE)
                >= REQUESTS_OF_ONE;
    }
}
