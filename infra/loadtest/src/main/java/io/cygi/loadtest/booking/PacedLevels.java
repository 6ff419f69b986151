package io.cygi.loadtest.booking;

import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.platform.ResourceMeter;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures bookings at fixed rates, with a new concert for each rate. */
public final class PacedLevels implements Scenario {

    /** Aims for the 99th percentile by rate, in milliseconds. */
    private static final Map<Integer, Double> AIMED_P99_MILLIS = Map.of(500, 100.0, 1_000, 1_000.0);

    @Override
    public void run(Stage stage) {
        List<Level> levels = new ArrayList<>();
        for (int rate : stage.options().ratesPerSecond()) {
            Level level = level(stage, rate);
            levels.add(level);
            Double aimed = AIMED_P99_MILLIS.get(rate);
            if (aimed != null) {
                // The latencies of a rate that was not offered to the end say nothing.
                boolean kept = level.dropped() == 0
                        && !level.endedEarly()
                        && level.errors().isEmpty();
                stage.report()
                        .aim(
                                "p99 at " + rate + "/s: below " + Table.number(Math.round(aimed)) + " ms",
                                Table.number(level.latency().p99Millis()) + " ms at "
                                        + Table.number(level.confirmedPerSecond()) + "/s",
                                kept && level.latency().p99Millis() < aimed);
            }
        }
        stage.report().figures("paced", Map.of("inFlightMax", stage.options().inFlightMax(), "levels", levels));
        LevelTables.add(stage.report(), "Booking at a fixed rate", "offered/s", Level::offeredPerSecond, levels);
    }

    private static Level level(Stage stage, int rate) {
        int seconds = stage.options().seconds();
        Ramp ramp = Ramp.of(stage.fans(rate * (seconds + Ramp.seconds(seconds))), seconds);
        if (ramp.isThere()) {
            OpenLoop.Result before = loop(stage)
                    .run(
                            rate,
                            Duration.ofSeconds(ramp.seconds()),
                            new Sale(stage.concert(ramp.fans().size()), ramp.fans()));
            stage.report()
                    .errors(
                            "the ramp to " + rate + "/s",
                            before.counts().errors().counts());
        }
        List<Fan> fans = ramp.fansOfLevel();
        Progress.say("Booking at %d/s for %d s", rate, seconds);
        Sale sale = new Sale(stage.concert(fans.size()), fans);
        ResourceMeter.Reading before = stage.meter().read();
        OpenLoop.Result result = loop(stage).run(rate, Duration.ofSeconds(seconds), sale);
        Counts counts = result.counts();
        Map<String, Double> used = stage.meter().usage(before, counts.confirmed());
        stage.report().errors("booking at " + rate + "/s", counts.errors().counts());
        return new Level(
                0,
                rate,
                result.seconds(),
                counts.confirmed(),
                Stats.ratio(counts.confirmed(), result.secondsToLast()),
                counts.readsPerBooking(),
                counts.latencies().figures(),
                result.dropped(),
                counts.errors().counts(),
                result.endedEarly(),
                used);
    }

    private static OpenLoop loop(Stage stage) {
        return new OpenLoop(
                stage.url(), stage.options().idempotencyKeys(), stage.options().inFlightMax());
    }
}
