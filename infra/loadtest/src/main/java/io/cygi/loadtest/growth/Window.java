package io.cygi.loadtest.growth;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bookings at one size of the event store: medians over slices.
 *
 * @param targetEvents how many events there were to be
 * @param eventsBefore how many there were
 * @param slices how many were measured
 * @param confirmed bookings in all
 * @param confirmedPerSecond bookings
 * @param spreadPercent of the slices, largest less smallest
 * @param p99Millis of a booking
 * @param floorBookingsPerSecond what the database alone appended meanwhile, null where it is not known
 * @param bookingToFloorRatio slice by slice
 * @param errors by kind
 */
record Window(
        int targetEvents,
        long eventsBefore,
        int slices,
        long confirmed,
        double confirmedPerSecond,
        double spreadPercent,
        double p99Millis,
        @Nullable Double floorBookingsPerSecond,
        @Nullable Double bookingToFloorRatio,
        Map<String, Long> errors) {}
