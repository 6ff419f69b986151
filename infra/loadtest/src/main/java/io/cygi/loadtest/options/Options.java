package io.cygi.loadtest.options;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a run.
 *
 * @param scenarios the scenarios to run
 * @param jar the jar of the platform to start, if no address is given
 * @param url the address of a platform that runs already, or null to start one
 * @param datasource the JDBC URL: of the database of the platform at {@code url}, else of a MySQL server for the
 *     platform that is started; null for the embedded one
 * @param platformOptions the options of the platform's virtual machine
 * @param recording the file for the platform's flight recording, or null for none
 * @param seconds the length of each measurement in seconds
 * @param warmUpSeconds the length of the bookings before the first measurement, in seconds
 * @param clients the numbers of clients that book at the same time, one for each measurement
 * @param ratesPerSecond the rates of bookings, one for each measurement
 * @param inFlightMax the most bookings that may be under way at a fixed rate before one is dropped
 * @param seats the number of seats of the concert that is sold out, and of the larger seat map that is read
 * @param growthEvents the numbers of events before each measurement, ascending
 * @param waitingFans the number of fans who join the waiting room
 * @param idempotencyKeys whether each booking carries an Idempotency-Key
 * @param out the file for the figures as JSON, or null for none
 */
public record Options(
        Set<ScenarioName> scenarios,
        Path jar,
        @Nullable URI url,
        @Nullable String datasource,
        List<String> platformOptions,
        @Nullable Path recording,
        int seconds,
        int warmUpSeconds,
        List<Integer> clients,
        List<Integer> ratesPerSecond,
        int inFlightMax,
        int seats,
        List<Integer> growthEvents,
        int waitingFans,
        boolean idempotencyKeys,
        @Nullable Path out) {

    /**
     * Options of the platform's virtual machine: a heap that holds a full concert's caches, most of it for young
     * objects, and all of it in memory before the first request.
     */
    public static final String PLATFORM_OPTIONS_DEFAULT = "-Xms2g -Xmx2g -Xmn1200m -XX:+AlwaysPreTouch"
            + " -XX:+UseTransparentHugePages -XX:MetaspaceSize=256m -XX:+UseParallelGC -XX:+UseCompactObjectHeaders";

    /** {@return whether a scenario is to be run} */
    public boolean runs(ScenarioName name) {
        return scenarios.contains(name);
    }
}
