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
public record NextLook(Instant due, boolean finished, int failures, int refusals) {}
