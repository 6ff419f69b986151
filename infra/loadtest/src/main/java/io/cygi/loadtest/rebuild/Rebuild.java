package io.cygi.loadtest.rebuild;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.platform.Database;
import io.cygi.loadtest.platform.LoadTestException;
import io.cygi.loadtest.platform.Naps;
import io.cygi.loadtest.rebuild.Processors.Processor;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures the rebuild of all read models from all events at the same time, beside a scan of those events. */
public final class Rebuild implements Scenario {

    private static final Duration REBUILT_MAX = Duration.ofMinutes(60);
    private static final int POLL_MILLIS = 100;
    private static final int POLLS_PER_LINE = 50;
    private static final double AIMED_PER_SECOND = 50_000;

    @Override
    public void run(Stage stage) throws IOException, SQLException {
        try (Connection connection = new Connection(stage.url());
                Processors processors = new Processors(connection, stage.accounts())) {
            awaitCurrent(processors);
            Database database = stage.platform().database();
            long events = database == null ? processors.events() : database.events();
            List<String> projections = processors.all().stream()
                    .filter(Processor::projection)
                    .map(Processor::name)
                    .toList();
            Map<String, String> before = readModels(stage, connection);
            Progress.say("Rebuilding %s from %d events", projections, events);
            double seconds = rebuild(processors, projections);
            long deadLetters =
                    processors.all().stream().mapToLong(Processor::deadLetters).sum();
            if (deadLetters > 0) {
                stage.report().failure("the rebuild left " + deadLetters + " dead letters");
            }
            Map<String, String> after = readModels(stage, connection);
            before.forEach((path, body) -> {
                if (!body.equals(after.get(path))) {
                    stage.report().failure("the rebuild changed what is read at " + path);
                }
            });
            report(stage, events, projections, seconds, database);
        }
    }

    private static double rebuild(Processors processors, List<String> projections) throws IOException {
        long from = System.nanoTime();
        for (String name : projections) {
            while (!processors.rebuild(name)) {
                Naps.millis(POLL_MILLIS);
            }
        }
        awaitCurrent(processors);
        return (System.nanoTime() - from) / 1e9;
    }

    private static void awaitCurrent(Processors processors) throws IOException {
        long deadline = System.nanoTime() + REBUILT_MAX.toNanos();
        for (int poll = 1; ; poll++) {
            List<Processor> behind = processors.all().stream()
                    .filter(Processor::projection)
                    .filter(processor -> !processor.current())
                    .toList();
            if (behind.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new LoadTestException("Still not rebuilt: " + behind);
            }
            if (poll % POLLS_PER_LINE == 0) {
                Progress.say(
                        "  behind: %s", behind.stream().map(Processor::name).toList());
            }
            Naps.millis(POLL_MILLIS);
        }
    }

    /** {@return the answers of some read models by address} */
    private static Map<String, String> readModels(Stage stage, Connection connection) throws IOException {
        Fan organizer = stage.accounts().account(Concert.ORGANIZER);
        Map<String, String> bodies = new LinkedHashMap<>();
        for (Concert concert : stage.latestConcerts()) {
            for (String path :
                    List.of(concert.path(), concert.path() + "/seats", "/api/v1/organizer" + sales(concert))) {
                bodies.put(
                        path,
                        connection
                                .send(Request.get(path, organizer.token()))
                                .expect(200)
                                .text());
            }
        }
        return bodies;
    }

    private static String sales(Concert concert) {
        return "/concerts/" + concert.id() + "/sales";
    }

    private static void report(
            Stage stage, long events, List<String> projections, double seconds, @Nullable Database database)
            throws SQLException {
        double perSecond = Stats.ratio(events, seconds);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("events", events);
        figures.put("projections", projections);
        figures.put("seconds", seconds);
        figures.put("eventsPerSecond", perSecond);
        Table table = new Table("Rebuild of " + projections.size() + " read models at the same time", "", "");
        table.row("events", events);
        table.row("seconds", seconds);
        table.row("events/s", perSecond);
        if (database == null) {
            stage.report().absent("the scan beside the rebuild: the database is not known; name it with --datasource");
        } else {
            double scanned = Scan.eventsPerSecond(database);
            figures.put("scanEventsPerSecond", scanned);
            figures.put("rebuildToScanRatio", Stats.ratio(perSecond, scanned));
            table.row("events/s of a plain scan", scanned);
            table.row("rebuild / scan", Stats.ratio(perSecond, scanned));
        }
        stage.report().figures("rebuild", figures);
        stage.report().table(table);
        stage.report()
                .aim(
                        "rebuild: at least 50,000 events/s",
                        Table.number(perSecond) + "/s",
                        perSecond >= AIMED_PER_SECOND);
    }
}
