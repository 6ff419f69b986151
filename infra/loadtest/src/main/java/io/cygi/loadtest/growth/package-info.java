/** Whether bookings get slower as the event store grows. */
@NullMarked
package io.cygi.loadtest.growth;

import org.jspecify.annotations.NullMarked;
