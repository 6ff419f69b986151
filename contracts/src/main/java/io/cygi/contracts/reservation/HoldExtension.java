package io.cygi.contracts.reservation;

import java.time.Instant;

/**
 * An extension of a hold.
 *
 * @param number the number of the extension within the hold, from 1
 * @param holdUntil the end of the extended hold
 */
public record HoldExtension(int number, Instant holdUntil) {}
