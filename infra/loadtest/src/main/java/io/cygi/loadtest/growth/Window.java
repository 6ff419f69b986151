package io.cygi.loadtest.growth;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bookings at one size of the event store: medians over slices.
 *
 * @param targetEvents the aimed number of events before it
 * @param eventsBefore the number of events before it
 * @param slices the number of slices
 * @param confirmed the number of confirmed bookings
 * @param confirmedPerSecond the confirmed bookings per second
 * @param spreadPercent the spread of the slices, largest less smallest, in percent of the median
 * @param p99Millis the 99th percentile of a booking's latency
 * @param floorBookingsPerSecond the bookings per second that the database alone appended meanwhile, null if unknown
 * @param bookingToFloorRatio the median of the ratio of bookings to floor bookings, slice by slice
 * @param errors the number of errors by kind
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
