package io.cygi.loadtest.options;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a run.
 *
 * @param scenarios what to measure
 * @param jar the platform to start, where no address is given
 * @param url the address of a platform that runs already, or null to start one
 * @param datasource JDBC URL: of the database of the platform at {@code url}, else of a MySQL server for the platform
 *     that is started; null for the embedded one
 * @param platformOptions of the platform's virtual machine
 * @param recording where the platform's flight recording goes, or null for none
 * @param seconds of each measurement
 * @param warmUpSeconds of bookings before the first measurement
 * @param clients how many book at the same time, one number for each measurement
 * @param ratesPerSecond of bookings, one number for each measurement
 * @param inFlightMax how many bookings may be under way at a fixed rate before one is dropped
 * @param seats of the concert that is sold out, and of the larger seat map that is looked at
 * @param growthEvents how many events there are to be before each measurement, ascending
 * @param waitingFans how many join the waiting room
 * @param idempotencyKeys whether each booking carries an Idempotency-Key
 * @param out where the figures go as JSON, or null for nowhere
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
     * What the platform is run with: a heap that holds a full concert's caches, most of it for what is young, and all of
     * it in memory before the first request.
     */
    public static final String PLATFORM_OPTIONS_DEFAULT = "-Xms2g -Xmx2g -Xmn1200m -XX:+AlwaysPreTouch"
            + " -XX:+UseTransparentHugePages -XX:MetaspaceSize=256m -XX:+UseParallelGC -XX:+UseCompactObjectHeaders";

    /** Whether a scenario is to be run. */
    public boolean runs(ScenarioName name) {
        return scenarios.contains(name);
    }
}
