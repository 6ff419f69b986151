/** Tests of bookings. */
@NullMarked
package io.cygi.loadtest.booking;

import org.jspecify.annotations.NullMarked;
