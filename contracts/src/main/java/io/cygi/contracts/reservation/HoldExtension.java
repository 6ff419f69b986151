package io.cygi.contracts.reservation;

import java.time.Instant;

/**
 * An extension of a hold.
 *
 * @param number which one of the hold, from 1
 * @param holdUntil the hold's end with it
 */
public record HoldExtension(int number, Instant holdUntil) {}
