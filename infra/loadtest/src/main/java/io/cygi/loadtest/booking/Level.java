package io.cygi.loadtest.booking;

import io.cygi.loadtest.measure.Latencies;
import java.util.Map;

/**
 * The results of bookings at one number of clients, or at one rate.
 *
 * @param clients who booked at the same time; zero at a fixed rate
 * @param offeredPerSecond the fixed rate; zero where each client books as fast as it can
 * @param seconds for which was measured
 * @param confirmed bookings in all, with those that were under way at the end
 * @param confirmedPerSecond of those confirmed in time; at a fixed rate all of them, until the last was confirmed
 * @param readsPerBooking of the reservation until it was confirmed
 * @param latency from the request, at a fixed rate from when it was due, to the answer that says CONFIRMED
 * @param dropped bookings that were due while too many were under way
 * @param errors by kind
 * @param endedEarly whether the fans ran out
 * @param resources processor time, memory and SQL, as far as they can be known
 */
public record Level(
        int clients,
        int offeredPerSecond,
        double seconds,
        long confirmed,
        double confirmedPerSecond,
        double readsPerBooking,
        Latencies.Figures latency,
        long dropped,
        Map<String, Long> errors,
        boolean endedEarly,
        Map<String, Double> resources) {}
