/** Bookings at a number of clients, and at a fixed rate. */
@NullMarked
package io.cygi.loadtest.booking;

import org.jspecify.annotations.NullMarked;
