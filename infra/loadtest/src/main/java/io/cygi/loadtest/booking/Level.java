package io.cygi.loadtest.booking;

import io.cygi.loadtest.measure.Latencies;
import java.util.Map;

/**
 * The results of bookings at one number of clients, or at one rate.
 *
 * @param clients the number of clients that booked at the same time; zero at a fixed rate
 * @param offeredPerSecond the fixed rate; zero if each client books as fast as it can
 * @param seconds the time of the measurement in seconds
 * @param confirmed the number of confirmed bookings, including those under way at the end
 * @param confirmedPerSecond the bookings per second confirmed in time; at a fixed rate, all bookings until the last was
 *     confirmed
 * @param readsPerBooking the average number of reads of a reservation until it was confirmed
 * @param latency the latency from the request, or at a fixed rate from when it was due, to the answer CONFIRMED
 * @param dropped the number of bookings that were due while too many were under way
 * @param errors the number of errors by kind
 * @param endedEarly whether the fans ran out
 * @param resources the processor time, memory and SQL, as far as known
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
