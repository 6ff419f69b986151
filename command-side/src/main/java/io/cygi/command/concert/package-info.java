/** Concerts: the aggregate, the organizer's endpoints and the catalogue that bookings are checked against. */
@NullMarked
package io.cygi.command.concert;

import org.jspecify.annotations.NullMarked;
