/** Reservations: the arbiter of what becomes of a booking. */
@NullMarked
package io.cygi.command.reservation;

import org.jspecify.annotations.NullMarked;
