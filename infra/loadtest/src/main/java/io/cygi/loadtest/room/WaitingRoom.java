package io.cygi.loadtest.room;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures a line in front of a sale that is paused at first: all fans join, some look, then all are admitted. Places,
 * order, rate and room inside are checked by the answers to each fan, not by the platform's own figures.
 */
public final class WaitingRoom implements Scenario {

    private static final int SEATS = 100;
    private static final int JOIN_AT_ONCE = 128;
    private static final int PASS_SECONDS = 5;

    /** Most fans who rehearse: enough for the compiler to see the verification of new tokens. */
    private static final int REHEARSERS_MAX = 50_000;

    private static final double JOIN_SECONDS_MAX = 60;
    private static final double JOINS_AIMED = 10_000;
    private static final double LOOKS_AIMED = 20_000;
    private static final double MILLIS_AIMED = 50;
    private static final double RATIO_AIMED = 0.5;
    private static final double BYTES_AIMED = 100;

    @Override
    public void run(Stage stage) throws IOException {
        int fans = stage.options().waitingFans();
        int perSecond = Math.clamp(fans / 50, 50, 4_000);
        // Nobody gives a pass back, so the capacity is the bound for a part of each five seconds.
        int capacity = perSecond * PASS_SECONDS * 9 / 10;
        Map<String, Object> settings = Map.of(
                "enabled", true,
                "admissionsPerSecond", perSecond,
                "capacity", capacity,
                "passSeconds", PASS_SECONDS);
        Concert concert = Concert.onSale(stage.url(), SEATS, Map.of("waitingRoom", settings));
        // Other fans rehearse. The measured fans show tokens that the platform has issued and has not seen yet, as in a
        // sale.
        int rehearsers = Math.min(fans, REHEARSERS_MAX);
        List<Fan> onlookers = stage.accounts().onlookers(rehearsers + fans);
        List<Fan> everybody = onlookers.subList(rehearsers, onlookers.size());
        Fan admin = stage.accounts().account("admin");
        String room = path(concert);
        steer(stage, admin, room + "/pause");
        rehearse(stage, admin, settings, onlookers.subList(0, rehearsers));
        Joins joins = new Joins("joins");
        List<Waiter> waiters = joins.join(stage.url(), concert, everybody, Math.min(JOIN_AT_ONCE, fans));
        double bytes = bytesPerFan(stage, admin, room, fans);
        Progress.say("Looking at tickets");
        PollScenario looks = new PollScenario();
        Duration slice = Duration.ofMillis(Math.max(100, stage.options().seconds() * 50L));
        looks.look(stage.url(), waiters, slice);
        steer(stage, admin, room + "/resume");
        List<Waiter> inTurn =
                waiters.stream().sorted(Comparator.comparingInt(Waiter::offset)).toList();
        Drain drain = new Drain(stage.url(), perSecond, PASS_SECONDS);
        List<Admission> admissions = drain.drain(inTurn);
        check(stage, waiters, admissions, perSecond, capacity);
        report(stage, joins, looks, drain, admissions, bytes);
    }

    /**
     * Rehearses with fans who join as fast as they can, then with some who are admitted, then with more and more looks
     * at tickets.
     */
    private static void rehearse(Stage stage, Fan admin, Map<String, Object> settings, List<Fan> fans)
            throws IOException {
        Concert crowded = Concert.onSale(stage.url(), SEATS, Map.of("waitingRoom", settings));
        steer(stage, admin, path(crowded) + "/pause");
        new Joins("rehearsed joins").join(stage.url(), crowded, fans, Math.min(JOIN_AT_ONCE, fans.size()));
        Concert moving = Concert.onSale(stage.url(), SEATS, Map.of("waitingRoom", settings));
        int seconds = stage.options().warmUpSeconds();
        Rehearsal.of(stage.url(), moving, fans, seconds / 2);
        steer(stage, admin, path(moving) + "/pause");
        Rehearsal.of(stage.url(), moving, fans, seconds - seconds / 2);
    }

    /** {@return the path of a concert's waiting room for admins} */
    private static String path(Concert concert) {
        return "/api/v1/admin/waiting-rooms/" + concert.id();
    }

    private static void steer(Stage stage, Fan admin, String path) throws IOException {
        try (Connection connection = new Connection(stage.url())) {
            connection
                    .send(Request.post(path, admin.token(), null).toBeRepeated())
                    .expect(200);
        }
    }

    /** {@return the memory of a waiting fan in bytes, by the room's own count of its arrays and bitmaps} */
    private static double bytesPerFan(Stage stage, Fan admin, String room, int fans) throws IOException {
        try (Connection connection = new Connection(stage.url())) {
            byte[] body = connection
                    .send(Request.get(room, admin.token()))
                    .expect(200)
                    .body();
            return Json.tree(body).at("/figures/memoryBytes").asDouble() / fans;
        }
    }

    private static void check(
            Stage stage, List<Waiter> waiters, List<Admission> admissions, int perSecond, int capacity) {
        List<String> wrong = LineChecks.places(waiters);
        if (!wrong.isEmpty()) {
            stage.report().failure("the line has wrong places: " + wrong.subList(0, Math.min(5, wrong.size())));
        }
        expect(stage, "fans who were overtaken while they joined", LineChecks.overtakenJoins(waiters), 0);
        expect(stage, "fans who were overtaken at the door", LineChecks.overtakenAdmissions(admissions), 0);
        expect(stage, "admissions in one second", LineChecks.mostWithin(admissions, 1_000), perSecond);
        expect(stage, "fans inside at once", LineChecks.mostWithin(admissions, PASS_SECONDS * 1_000L), capacity);
    }

    private static void expect(Stage stage, String what, int found, int max) {
        if (found > max) {
            stage.report().failure(what + ": " + found + ", and may be " + max + " at most");
        }
    }

    private static void report(
            Stage stage, Joins joins, PollScenario looks, Drain drain, List<Admission> admissions, double bytes) {
        int fans = admissions.size();
        double joinsPerSecond = fans / joins.seconds();
        double drainPerSecond = fans / drain.seconds();
        stage.report().errors("looking at tickets", looks.errors().counts());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("fans", fans);
        figures.put("admitted", admissions.size());
        figures.put("joinSeconds", joins.seconds());
        figures.put("joinsPerSecond", joinsPerSecond);
        figures.put("joinLatency", joins.latencies().figures());
        figures.put("pollsPerSecond", looks.perSecond());
        figures.put("pollLatency", looks.latencies().figures());
        figures.put("pollToConstantRatio", looks.ratioToConstant());
        figures.put("bytesPerWaitingFan", bytes);
        figures.put("drainSeconds", drain.seconds());
        figures.put("admissionsPerSecond", drainPerSecond);
        figures.put("admissionsPerSecondMax", LineChecks.mostWithin(admissions, 1_000));
        figures.put("insideMax", LineChecks.mostWithin(admissions, PASS_SECONDS * 1_000L));
        stage.report().figures("waiting-room", figures);
        Table table = new Table("Waiting room, " + Table.number(fans) + " fans", "", "per second", "p50 ms", "p99 ms");
        table.row(
                "joins",
                joinsPerSecond,
                joins.latencies().millis(50),
                joins.latencies().millis(99));
        table.row(
                "looks at a ticket",
                looks.perSecond(),
                looks.latencies().millis(50),
                looks.latencies().millis(99));
        table.row("admissions", drainPerSecond, "-", "-");
        stage.report().table(table);
        aims(stage, joins, looks, joinsPerSecond, bytes);
    }

    private static void aims(Stage stage, Joins joins, PollScenario looks, double joinsPerSecond, double bytes) {
        aim(stage, "everybody joins within 60 seconds", joins.seconds(), " s", joins.seconds() <= JOIN_SECONDS_MAX);
        aim(stage, "10,000 joins per second", joinsPerSecond, "/s", joinsPerSecond >= JOINS_AIMED);
        double joinMillis = joins.latencies().millis(99);
        aim(stage, "joins: p99 under 50 ms", joinMillis, " ms", joinMillis < MILLIS_AIMED);
        aim(stage, "20,000 looks per second", looks.perSecond(), "/s", looks.perSecond() >= LOOKS_AIMED);
        double lookMillis = looks.latencies().millis(99);
        aim(stage, "looks: p99 under 50 ms", lookMillis, " ms", lookMillis < MILLIS_AIMED);
        double ratio = looks.ratioToConstant();
        aim(stage, "looks: at least half the rate of the constant endpoint", ratio, "", ratio >= RATIO_AIMED);
        aim(stage, "under 100 bytes of memory for each who waits", bytes, " bytes", bytes < BYTES_AIMED);
    }

    private static void aim(Stage stage, String what, double found, String unit, boolean met) {
        stage.report().aim(what, Table.number(found) + unit, met);
    }
}
