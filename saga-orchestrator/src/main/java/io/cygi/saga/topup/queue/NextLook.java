package io.cygi.saga.topup.queue;

import java.time.Instant;

/**
 * The state that a claimed top-up is left in.
 *
 * @param due when to look again
 * @param finished whether nothing is left to do but to forget it
 * @param failures how often in a row the work has failed
 * @param refusals how often the provider has refused to give money back
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
