package io.cygi.loadtest.booking;

import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.platform.ResourceMeter;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Measures bookings at several numbers of clients, with a new concert for each number. */
public final class ClosedLevels implements Scenario {

    private static final int AIMED_CLIENTS = 256;
    private static final double AIMED_PER_SECOND = 1_000;

    @Override
    public void run(Stage stage) {
        List<Level> levels = new ArrayList<>();
        for (int clients : stage.options().clients()) {
            levels.add(level(stage, clients));
        }
        stage.report().figures("booking", Map.of("levels", levels));
        LevelTables.add(stage.report(), "Booking, clients as fast as they can", "clients", Level::clients, levels);
        Level most =
                levels.stream().max(Comparator.comparingInt(Level::clients)).orElseThrow();
        stage.foundBookingsPerSecondOfMostClients(most.confirmedPerSecond());
        if (most.clients() == AIMED_CLIENTS) {
            stage.report()
                    .aim(
                            "booking at 256 clients: at least 1,000/s",
                            Table.number(most.confirmedPerSecond()) + "/s",
                            most.confirmedPerSecond() >= AIMED_PER_SECOND);
        }
    }

    private static Level level(Stage stage, int clients) {
        int seconds = stage.options().seconds();
        Ramp ramp = Ramp.of(stage.fansFor(seconds + Ramp.seconds(seconds)), seconds);
        if (ramp.isThere()) {
            ClosedLoop.Result before = new ClosedLoop(
                            stage.url(), stage.options().idempotencyKeys())
                    .run("ramp", clients, Duration.ofSeconds(ramp.seconds()), sale(stage, ramp.fans()));
            stage.report().errors("the ramp to " + clients + " clients", before.errors());
        }
        List<Fan> fans = ramp.fansOfLevel();
        Progress.say("Booking with %d clients for %d s", clients, seconds);
        Sale sale = sale(stage, fans);
        ResourceMeter.Reading before = stage.meter().read();
        ClosedLoop.Result result = new ClosedLoop(stage.url(), stage.options().idempotencyKeys())
                .run(clients + " clients", clients, Duration.ofSeconds(seconds), sale);
        Map<String, Double> used = stage.meter().usage(before, result.confirmed());
        stage.report().errors("booking with " + clients + " clients", result.errors());
        return new Level(
                clients,
                0,
                result.seconds(),
                result.confirmed(),
                result.confirmedPerSecond(),
                result.counts().readsPerBooking(),
                result.counts().latencies().figures(),
                0,
                result.errors(),
                result.endedEarly(),
                used);
    }

    private static Sale sale(Stage stage, List<Fan> fans) {
        return new Sale(stage.concert(fans.size()), fans);
    }
}
