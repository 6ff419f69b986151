/** Reservations: the aggregate that decides the outcome of a booking. */
@NullMarked
package io.cygi.command.reservation;

import org.jspecify.annotations.NullMarked;
