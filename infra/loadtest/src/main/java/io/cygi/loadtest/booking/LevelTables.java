package io.cygi.loadtest.booking;

import io.cygi.loadtest.report.Report;
import io.cygi.loadtest.report.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Formats levels as tables. */
final class LevelTables {

    private LevelTables() {}

    static void add(Report report, String title, String first, Function<Level, Object> name, List<Level> levels) {
        Table speed = new Table(
                title, first, "confirmed/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "errors", "dropped", "seconds");
        Table cost = new Table(
                title + ": cost of a booking",
                first,
                "platform CPU ms",
                "database CPU ms",
                "generator CPU ms",
                "CPU s/s of all",
                "statements",
                "commits",
                "rows inserted",
                "fsyncs",
                "platform MB",
                "database MB");
        for (Level level : levels) {
            speed.row(
                    name.apply(level),
                    level.confirmedPerSecond(),
                    level.latency().p50Millis(),
                    level.latency().p95Millis(),
                    level.latency().p99Millis(),
                    level.latency().maxMillis(),
                    level.errors().values().stream().mapToLong(Long::longValue).sum(),
                    level.dropped(),
                    level.seconds());
            Map<String, Double> used = level.resources();
            cost.row(
                    name.apply(level),
                    shown(used, "platformCpuMillisPerBooking"),
                    shown(used, "databaseCpuMillisPerBooking"),
                    shown(used, "generatorCpuMillisPerBooking"),
                    used.getOrDefault("platformCpuSecondsPerSecond", 0.0)
                            + used.getOrDefault("databaseCpuSecondsPerSecond", 0.0)
                            + used.getOrDefault("generatorCpuSecondsPerSecond", 0.0),
                    shown(used, "sqlStatementsPerBooking"),
                    shown(used, "handlerCommitsPerBooking"),
                    shown(used, "rowsInsertedPerBooking"),
                    shown(used, "fsyncsPerBooking"),
                    shown(used, "platformResidentMegabytes"),
                    shown(used, "databaseResidentMegabytes"));
            if (level.endedEarly()) {
                speed.note("The fans ran out at " + name.apply(level) + " after " + Table.number(level.seconds())
                        + " s; the rate is that until then.");
            }
        }
        report.table(speed);
        report.table(cost);
    }

    private static Object shown(Map<String, Double> used, String name) {
        Double value = used.get(name);
        return value == null ? "-" : value;
    }
}
