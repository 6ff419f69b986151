package io.cygi.loadtest.growth;

import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.report.Report;
import io.cygi.loadtest.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges the growth: whether bookings got slower.
 *
 * @param windows the windows, at least one, in the order in which they were measured
 */
record GrowthReport(List<Window> windows) {

    private static final double AIMED_SLOWEST_TO_FASTEST = 0.85;

    /** {@return the ratio of the slowest window's rate to the fastest's} */
    double slowestToFastest() {
        return extremes(windows.stream().map(Window::confirmedPerSecond).toList());
    }

    private static double extremes(List<Double> rates) {
        double min = rates.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double max = rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return Stats.ratio(min, max);
    }

    private boolean floorKnown() {
        return windows.stream().allMatch(window -> window.bookingToFloorRatio() != null);
    }

    private double slowestToFastestOfFloor() {
        return extremes(windows.stream()
                .map(window -> Objects.requireNonNull(window.bookingToFloorRatio()))
                .toList());
    }

    void add(Report report) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("windows", windows);
        figures.put("slowestToFastestRatio", slowestToFastest());
        Table table = new Table(
                "Growth: booking with 64 clients as the event store grows",
                "events before",
                "asked for",
                "confirmed/s",
                "spread %",
                "p99 ms",
                "floor bookings/s",
                "booking / floor");
        for (Window window : windows) {
            table.row(
                    window.eventsBefore(),
                    window.targetEvents(),
                    window.confirmedPerSecond(),
                    window.spreadPercent(),
                    window.p99Millis(),
                    shown(window.floorBookingsPerSecond()),
                    shown(window.bookingToFloorRatio()));
        }
        String found = "slowest / fastest " + Table.number(slowestToFastest());
        if (floorKnown()) {
            figures.put("slowestToFastestRatioRelativeToFloor", slowestToFastestOfFloor());
            found += ", relative to the floor " + Table.number(slowestToFastestOfFloor());
        } else {
            report.absent("the floor beside growth: the database is not known; name it with --datasource");
        }
        report.figures("growth", figures);
        report.table(table);
        report.aim("bookings as the store grows: within 15 %", found, slowestToFastest() >= AIMED_SLOWEST_TO_FASTEST);
    }

    private static Object shown(@Nullable Double figure) {
        return figure == null ? "-" : figure;
    }
}
