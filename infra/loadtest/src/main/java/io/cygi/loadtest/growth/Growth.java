package io.cygi.loadtest.growth;

import io.cygi.loadtest.booking.ClosedLoop;
import io.cygi.loadtest.booking.Sale;
import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.floor.FloorTable;
import io.cygi.loadtest.floor.InsertBaseline;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.platform.Database;
import io.cygi.loadtest.rebuild.Processors;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measures bookings while the event store grows, by real bookings between the measurements. */
public final class Growth implements Scenario {

    private static final int CLIENTS = 64;
    private static final int FILLING_CLIENTS = 256;
    private static final int SLICES = 5;
    private static final long SLICE_MILLIS_MIN = 1_000;
    private static final Duration FILL_ROUND = Duration.ofSeconds(15);
    private static final int EVENTS_PER_BOOKING = 7;
    private static final int CONCERT_SEATS_MAX = 100_000;

    @Override
    public void run(Stage stage) throws IOException, SQLException {
        List<Window> windows = new ArrayList<>();
        int seats = Math.min(
                CONCERT_SEATS_MAX, stage.fansFor(stage.options().seconds()).size());
        for (int target : stage.options().growthEvents()) {
            fill(stage, target);
            windows.add(window(stage, target, seats));
        }
        new GrowthReport(windows).add(stage.report());
    }

    private static long events(Stage stage) throws IOException {
        try (Connection connection = new Connection(stage.url());
                Processors processors = new Processors(connection, stage.accounts())) {
            return processors.events();
        }
    }

    private static void fill(Stage stage, int target) throws IOException {
        ClosedLoop loop = new ClosedLoop(stage.url(), stage.options().idempotencyKeys());
        for (long events = events(stage); events < target; events = events(stage)) {
            Progress.say("Growing: %d/%d events", events, target);
            int missing = (int) Math.min(CONCERT_SEATS_MAX, (target - events) / EVENTS_PER_BOOKING + 1);
            List<Fan> all = stage.fansFor(FILL_ROUND.toSeconds());
            List<Fan> fans = all.subList(0, Math.min(missing, all.size()));
            ClosedLoop.Result round = loop.run(
                    "growing",
                    Math.min(FILLING_CLIENTS, fans.size()),
                    FILL_ROUND,
                    new Sale(stage.concert(fans.size()), fans));
            stage.report().errors("filling the store", round.errors());
            if (round.confirmed() == 0) {
                throw new IllegalStateException("no booking succeeds, so the store does not grow");
            }
        }
    }

    private static Window window(Stage stage, int target, int seats) throws IOException, SQLException {
        long before = events(stage);
        Progress.say("Booking with %d clients at %d events", CLIENTS, before);
        Concert concert = stage.concert(seats);
        Sale sale = new Sale(concert, stage.fans(seats));
        Database database = stage.platform().database();
        if (database == null) {
            return slices(stage, target, before, sale, null);
        }
        // A new table for each window, so that it has the same size in all of them.
        try (FloorTable floor = InsertBaseline.table(stage, database)) {
            return slices(stage, target, before, sale, floor);
        }
    }

    private static Window slices(Stage stage, int target, long before, Sale sale, @Nullable FloorTable floor) {
        Duration slice =
                Duration.ofMillis(Math.max(SLICE_MILLIS_MIN, stage.options().seconds() * 1_000L / SLICES));
        ClosedLoop loop = new ClosedLoop(stage.url(), stage.options().idempotencyKeys());
        List<Double> rates = new ArrayList<>();
        List<Double> p99s = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        Map<String, Long> errors = new TreeMap<>();
        long confirmed = 0;
        for (int i = 0; i < SLICES; i++) {
            ClosedLoop.Result result = loop.run("slice " + (i + 1), CLIENTS, slice, sale);
            if (result.endedEarly() && result.confirmed() == 0) {
                break;
            }
            confirmed += result.confirmed();
            rates.add(result.confirmedPerSecond());
            p99s.add(result.p99Millis());
            result.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
            if (floor != null) {
                int rows = floor.rowsPerBooking();
                double appended = floor.rowsPerSecond("floor", rows, slice.dividedBy(SLICES - 1)) / rows;
                floors.add(appended);
                ratios.add(Stats.ratio(result.confirmedPerSecond(), appended));
            }
        }
        stage.report().errors("booking at " + before + " events", errors);
        return new Window(
                target,
                before,
                rates.size(),
                confirmed,
                Stats.median(rates),
                Stats.spreadPercent(rates),
                Stats.median(p99s),
                floors.isEmpty() ? null : Stats.median(floors),
                ratios.isEmpty() ? null : Stats.median(ratios),
                new LinkedHashMap<>(errors));
    }
}
