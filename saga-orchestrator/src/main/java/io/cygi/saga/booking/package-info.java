/** Booking: hands-free and in two steps. */
@NullMarked
package io.cygi.saga.booking;

import org.jspecify.annotations.NullMarked;
