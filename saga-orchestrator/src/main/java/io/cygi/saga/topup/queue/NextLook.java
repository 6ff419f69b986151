package io.cygi.saga.topup.queue;

import java.time.Instant;

/**
 * The state of a claimed top-up when its claim ends.
 *
 * @param due the time of the next look
 * @param finished whether the top-up only has to be removed
 * @param failures the number of failures in a row
 * @param refusals the number of refusals of the provider to give money back
 */
public record NextLook(Instant due, boolean finished, int failures, int refusals) {

    /** {@return an unfinished top-up, whose work has not failed} @param due when to look again @param refusals as above */
    public static NextLook at(Instant due, int refusals) {
        return new NextLook(due, false, 0, refusals);
    }

    /** {@return a finished top-up} @param due when to forget it */
    public static NextLook finished(Instant due) {
        return new NextLook(due, true, 0, 0);
    }
}
