package io.cygi.loadtest.settlement;

import io.cygi.loadtest.booking.ClosedLoop;
import io.cygi.loadtest.booking.Sale;
import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.platform.Database;
import io.cygi.loadtest.platform.LoadTestException;
import io.cygi.loadtest.platform.Naps;
import io.cygi.loadtest.platform.ProcessFiles;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Measures the settlement of a concert that sells for as long as a measurement takes and then ends: its events per
 * second, beside a scan of the same events. A booking makes seven events, so a million take some 140,000 bookings.
 */
public final class Settlement implements Scenario {

    private static final int CLIENTS = 256;
    private static final Duration UNTIL_ON_SALE = Duration.ofSeconds(5);
    private static final Duration ENDED_MAX = Duration.ofMinutes(5);
    private static final int POLL_MILLIS = 50;
    private static final double AIMED_RATIO = 1.0 / 3;
    private static final double AIMED_PER_SECOND = 1_000_000.0 / 60;

    @Override
    public void run(Stage stage) throws IOException, SQLException {
        Database database = stage.platform().database();
        if (database == null) {
            stage.report().absent("settlement: the database is not known; name it with --datasource");
            return;
        }
        int seconds = stage.options().seconds();
        List<Fan> fans = stage.fansFor(seconds);
        try (Connection connection = new Connection(stage.url())) {
            Concert concert = EndingConcert.publish(
                    connection,
                    stage.accounts().account(Concert.ORGANIZER).token(),
                    fans.size(),
                    UNTIL_ON_SALE.plusSeconds(seconds));
            ClosedLoop.Result sold = new ClosedLoop(stage.url(), false)
                    .run("sold", CLIENTS, Duration.ofSeconds(seconds), new Sale(concert, fans));
            stage.report().errors("selling what is settled", sold.errors());
            Fan admin = stage.accounts().account("admin");
            awaitStatus(connection, concert);
            Settled settled = settle(connection, admin.token(), stage.platform().pid());
            ConcertScan.Scanned scanned = ConcertScan.of(database, concert.id());
            report(stage, statement(connection, admin.token(), concert), sold.confirmed(), settled, scanned);
        }
    }

    private static void awaitStatus(Connection connection, Concert concert) throws IOException {
        Instant until = Instant.now().plus(ENDED_MAX);
        while (!"CLOSED"
                .equals(
                        Json.texts(
                                connection
                                        .send(Request.get(concert.path(), null))
                                        .expect(200)
                                        .body(),
                                List.of("status"))[0])) {
            if (Instant.now().isAfter(until)) {
                throw new LoadTestException("The concert does not end.");
            }
            Naps.millis(POLL_MILLIS);
        }
    }

    /**
     * A run of the settlement.
     *
     * @param seconds the time that it took in seconds
     * @param megabytesBefore the memory of the platform before the run, zero if its process is not known
     * @param megabytesMax the highest memory of the platform during the run
     */
    private record Settled(double seconds, long megabytesBefore, long megabytesMax) {}

    private static Settled settle(Connection connection, String token, OptionalLong platform) throws IOException {
        Progress.say("Settling");
        long before = megabytes(platform);
        long max = before;
        long from = System.nanoTime();
        String run = Json.texts(
                connection
                        .send(Request.post("/api/v1/admin/settlements/runs", token, "{}"))
                        .expect(202)
                        .body(),
                List.of("runId"))[0];
        Instant until = Instant.now().plus(ENDED_MAX);
        while (true) {
            JsonNode found = Json.tree(connection
                    .send(Request.get("/api/v1/admin/settlements/runs/" + run, token))
                    .expect(200)
                    .body());
            max = Math.max(max, megabytes(platform));
            if (!found.path("endedAt").isNull()) {
                return new Settled((System.nanoTime() - from) / 1e9, before, max);
            }
            if (Instant.now().isAfter(until)) {
                throw new LoadTestException("The settlement does not end.");
            }
            Naps.millis(POLL_MILLIS);
        }
    }

    private static long megabytes(OptionalLong process) {
        return process.isPresent()
                ? ProcessFiles.residentMegabytes(process.getAsLong()).orElse(0)
                : 0;
    }

    private static JsonNode statement(Connection connection, String token, Concert concert) throws IOException {
        JsonNode page = Json.tree(connection
                .send(Request.get("/api/v1/admin/settlements?limit=100&organizerId=" + Concert.ORGANIZER, token))
                .expect(200)
                .body());
        return page.path("items").values().stream()
                .filter(item -> item.path("concertId").asString().equals(concert.id()))
                .findFirst()
                .orElseThrow(() -> new LoadTestException("The concert is not among the settlements."));
    }

    private static void report(
            Stage stage, JsonNode statement, long bookings, Settled settled, ConcertScan.Scanned scanned) {
        long events = statement.at("/events/count").asLong();
        long gross = statement.at("/totals/gross/amount").asLong();
        if (!statement.path("state").asString().equals("SETTLED")
                || gross != bookings * Concert.PRICE
                || events != scanned.events()) {
            stage.report()
                    .failure("the settlement of " + bookings + " bookings with " + scanned.events() + " events is "
                            + statement);
        }
        double perSecond = Stats.ratio(events, settled.seconds);
        double scannedPerSecond = Stats.ratio(scanned.events(), scanned.seconds());
        double ratio = Stats.ratio(perSecond, scannedPerSecond);
        Table table = new Table(
                "Settlement of one concert",
                "bookings",
                "events",
                "seconds",
                "events/s",
                "scan events/s",
                "ratio",
                "MB before",
                "MB at most");
        table.row(
                bookings,
                events,
                settled.seconds,
                perSecond,
                scannedPerSecond,
                ratio,
                settled.megabytesBefore,
                settled.megabytesMax);
        table.note(
                "From the request for a run to its end: found, read, stated, checked against wallets, paid. The megabytes"
                        + " are what the platform's process has in memory, its whole heap included where that is touched at the"
                        + " start.");
        stage.report().table(table);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bookings", bookings);
        figures.put("events", events);
        figures.put("seconds", settled.seconds);
        figures.put("eventsPerSecond", perSecond);
        figures.put("scanEventsPerSecond", scannedPerSecond);
        figures.put("settlementToScanRatio", ratio);
        figures.put("residentMegabytesBefore", settled.megabytesBefore);
        figures.put("residentMegabytesMax", settled.megabytesMax);
        stage.report().figures("settlement", figures);
        stage.report()
                .aim(
                        "settlement: a million events in a minute",
                        Table.number(perSecond) + " events/s",
                        perSecond >= AIMED_PER_SECOND);
        stage.report()
                .aim(
                        "settlement: at least a third of a scan of the same events",
                        Table.number(ratio) + " of " + Table.number(scannedPerSecond) + "/s",
                        ratio >= AIMED_RATIO);
    }
}
