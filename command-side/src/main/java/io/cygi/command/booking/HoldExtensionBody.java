package io.cygi.command.booking;

import java.time.Instant;

/**
 * An extended hold.
 *
 * @param reservationId the reservation's handle
 * @param holdUntil the hold's new end
 * @param holdExtensionsUsed the number of extensions, including this one
 * @param holdExtensionsLeft the number of further extensions that the terms allow
 */
record HoldExtensionBody(String reservationId, Instant holdUntil, int holdExtensionsUsed, int holdExtensionsLeft) {}
