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
public record NextLook(Instant due, boolean finished, int failures, int refusals) {}
