package io.cygi.loadtest.platform;

import io.cygi.loadtest.measure.Stats;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Measures the resources that the platform, its database and the generator use between two moments. Unknown figures are
 * left out.
 */
public final class ResourceMeter {

    /** The server's counters that are reported for each booking, with their names in the report. */
    private static final Map<String, String> COUNTERS = counters();

    private final Platform platform;
    private final Map<String, OptionalLong> pids = new LinkedHashMap<>();

    /** Creates the resource meter. @param platform the platform to measure */
    public ResourceMeter(Platform platform) {
        this.platform = platform;
        Database database = platform.database();
        pids.put("platform", platform.pid());
        pids.put("database", database == null ? OptionalLong.empty() : database.pid());
        pids.put("generator", OptionalLong.of(ProcessHandle.current().pid()));
    }

    private static Map<String, String> counters() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("questions", "sqlStatements");
        names.put("com_stmt_execute", "sqlPreparedExecutions");
        names.put("com_stmt_prepare", "sqlPreparations");
        names.put("com_select", "sqlSelects");
        names.put("com_insert", "sqlInserts");
        names.put("com_update", "sqlUpdates");
        names.put("com_delete", "sqlDeletes");
        names.put("com_commit", "sqlCommitStatements");
        names.put("handler_commit", "handlerCommits");
        // MariaDB no longer counts InnoDB's rows. The handler's counters exist on every server.
        names.put("handler_write", "rowsInserted");
        names.put("handler_update", "rowsUpdated");
        names.put("handler_delete", "rowsDeleted");
        names.put("innodb_rows_inserted", "innodbRowsInserted");
        names.put("innodb_rows_updated", "innodbRowsUpdated");
        names.put("innodb_rows_read", "innodbRowsRead");
        names.put("innodb_data_fsyncs", "fsyncs");
        return names;
    }

    /** {@return the state of the counters now} */
    public Reading read() {
        Map<String, Double> cpu = new LinkedHashMap<>();
        pids.forEach((who, pid) ->
                pid.ifPresent(known -> ProcessFiles.cpuSeconds(known).ifPresent(seconds -> cpu.put(who, seconds))));
        Map<String, Long> sql = Map.of();
        Database database = platform.database();
        if (database != null) {
            try {
                sql = database.counters();
            } catch (SQLException e) {
                throw new LoadTestException("The database does not answer: " + e.getMessage(), e);
            }
        }
        return new Reading(System.nanoTime(), cpu, sql);
    }

    /**
     * {@return the use since a reading}
     *
     * @param since an earlier reading
     * @param bookings the number of bookings since that reading
     */
    public Map<String, Double> usage(Reading since, long bookings) {
        Reading now = read();
        Map<String, Double> usage = new LinkedHashMap<>();
        double seconds = (now.nanos - since.nanos) / 1e9;
        since.cpuSeconds.forEach((who, before) -> {
            double used = now.cpuSeconds.getOrDefault(who, before) - before;
            usage.put(who + "CpuSecondsPerSecond", used / seconds);
            usage.put(who + "CpuMillisPerBooking", Stats.ratio(1_000 * used, bookings));
        });
        for (String who : List.of("platform", "database")) {
            OptionalLong pid = pids.getOrDefault(who, OptionalLong.empty());
            if (pid.isPresent()) {
                ProcessFiles.residentMegabytes(pid.getAsLong())
                        .ifPresent(megabytes -> usage.put(who + "ResidentMegabytes", (double) megabytes));
            }
        }
        COUNTERS.forEach((counter, name) -> {
            OptionalDouble count = difference(since.sql.get(counter), now.sql.get(counter));
            count.ifPresent(value -> usage.put(name + "PerBooking", Stats.ratio(value, bookings)));
        });
        return usage;
    }

    private static OptionalDouble difference(@Nullable Long before, @Nullable Long after) {
        return before == null || after == null ? OptionalDouble.empty() : OptionalDouble.of(after - before);
    }

    /**
     * The counters at a moment.
     *
     * @param nanos the time of the reading
     * @param cpuSeconds the processor seconds by process
     * @param sql the counts of SQL operations by counter
     */
    public record Reading(long nanos, Map<String, Double> cpuSeconds, Map<String, Long> sql) {}
}
