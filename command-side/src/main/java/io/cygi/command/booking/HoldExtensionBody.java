package io.cygi.command.booking;

import java.time.Instant;

/**
 * An extended hold.
 *
 * @param reservationId the reservation's handle
 * @param holdUntil the hold's new end
 * @param holdExtensionsUsed how often it has been extended with this
 * @param holdExtensionsLeft how often it can be extended again
 */
record HoldExtensionBody(String reservationId, Instant holdUntil, int holdExtensionsUsed, int holdExtensionsLeft) {}
