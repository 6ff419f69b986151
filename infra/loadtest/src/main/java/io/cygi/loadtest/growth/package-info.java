/** Measures bookings while the event store grows. */
@NullMarked
package io.cygi.loadtest.growth;

import org.jspecify.annotations.NullMarked;
