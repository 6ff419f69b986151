/** Reservations as their fans see them, and what they add up to for the organizer. */
@NullMarked
package io.cygi.query.reservation;

import org.jspecify.annotations.NullMarked;
