/** Bookings at several numbers of clients, and at fixed rates. */
@NullMarked
package io.cygi.loadtest.booking;

import org.jspecify.annotations.NullMarked;
