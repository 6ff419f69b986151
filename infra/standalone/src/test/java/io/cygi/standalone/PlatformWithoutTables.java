package io.cygi.standalone;

import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.TopUpWallet;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.standalone.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Runs the platform on a MariaDB server whose tables can be removed and restored. */
abstract class PlatformWithoutTables {

    static final String AWAY = "_away";
    static final String WORKERS = "/api/v1/admin/workers";
    static final String PROCESSORS = "/api/v1/admin/processors";
    static final String RUNS = "/api/v1/admin/settlements/runs";
    static final AtomicInteger FANS = new AtomicInteger(7_000);

    /** The workers that need the tables below, and their kinds. */
    static final Map<String, String> KINDS = Map.of(
            "hold-expiry", "SWEEP",
            "settlement", "SWEEP",
            "live-reservations", "PROCESS",
            "booking", "PROCESS",
            "query-wallets", "PROJECTION");

    static final List<String> TABLES =
            List.of("live_reservation", "saga_entry", "query_wallet_transaction", "BATCH_JOB_INSTANCE");

    @TempDir
    static Path folder;

    static EmbeddedDatabase server;
    static ConfigurableApplicationContext platform;
    static AdminClient admin;
    static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        server = new EmbeddedDatabase(folder.resolve("server"), folder.resolve("binaries"));
        server.start();
        platform = CygiApplication.application()
                .run(
                        "--server.port=0",
                        "--cygi.demo.data=false",
                        "--cygi.settlement.cron=-",
                        "--cygi.messaging.degraded-after=1s",
                        "--cygi.messaging.parked-retry-after=1h",
                        "--spring.datasource.url=" + server.getJdbcUrl(),
                        "--spring.datasource.username=" + server.getUsername(),
                        "--spring.datasource.password=" + server.getPassword(),
                        "--cygi.data-dir=" + folder.resolve("data"));
        jdbc = platform.getBean(JdbcTemplate.class);
        admin = new AdminClient(platform);
    }

    @AfterAll
    static void stop() {
        platform.close();
        server.close();
    }

    @AfterEach
    void giveBack() {
        tablesAway().forEach(PlatformWithoutTables::restore);
        jdbc.execute("DROP TRIGGER IF EXISTS no_run_may_change");
        jdbc.execute("DROP TRIGGER IF EXISTS no_such_seat");
    }

    static int retry(String letters, JsonNode letter) {
        String path = letters + "/" + letter.path("deadLetterId").asString() + "/retry";
        return admin.send("POST", path, null).statusCode();
    }

    static void awaitHeld(ReservationId reservation) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> jdbc
                .queryForList(
                        "SELECT payload_type FROM domain_event WHERE aggregate_identifier = ?",
                        String.class,
                        reservation.toString())
                .stream()
                .anyMatch(type -> type.equals("reservation.held")));
    }

    /** Tops up a wallet and makes a booking in two steps, for which a saga is stored. */
    static void book() {
        Commands commands = platform.getBean(Commands.class);
        AccountId fan = new AccountId("fan-" + FANS.incrementAndGet());
        Instant now = Instant.now();
        commands.send(new OpenWallet(new WalletId(fan), Money.krw(1_000_000), now));
        commands.send(new TopUpWallet(new WalletId(fan), "first", Money.krw(1_000), now));
        request(schedule(), 1);
    }

    static ConcertId schedule() {
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        platform.getBean(Commands.class)
                .send(new ScheduleConcert(
                        concert,
                        new AccountId("organizer-700"),
                        new SettlementStage(platform).details(5),
                        Instant.now()));
        return concert;
    }

    static ReservationId request(ConcertId concert, int seat) {
        ReservationId reservation = new ReservationId(concert, TimeOrderedIds.next());
        Instant now = Instant.now();
        platform.getBean(Commands.class)
                .send(new RequestReservation(
                        reservation,
                        new AccountId("fan-" + FANS.incrementAndGet()),
                        List.of(new PricedSeat(new SeatNumber("A", 1, seat), SettlementStage.PRICE)),
                        false,
                        4,
                        now.plusSeconds(300),
                        now));
        return reservation;
    }

    static void takeAway(String table) {
        jdbc.execute("RENAME TABLE " + table + " TO " + table + AWAY);
    }

    static void restore(String table) {
        jdbc.execute("RENAME TABLE " + table + AWAY + " TO " + table);
    }

    static List<String> tablesAway() {
        return jdbc
                .queryForList(
                        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()",
                        String.class)
                .stream()
                .filter(name -> name.endsWith(AWAY))
                .map(name -> name.substring(0, name.length() - AWAY.length()))
                .toList();
    }

    static JsonNode awaitWorker(String name, String state) {
        return admin.awaitItem(WORKERS, name, worker -> state(worker).equals(state));
    }

    static String state(JsonNode worker) {
        return worker.path("state").asString();
    }

    static String request() {
        return admin.post(RUNS, "{}").get("runId").asString();
    }

    static JsonNode awaitEnded(String run) {
        return admin.await(RUNS + "/" + run, found -> !found.path("endedAt").isNull());
    }

    static JsonNode awaitReason(String run) {
        return admin.await(RUNS + "/" + run, found -> found.hasNonNull("reason"));
    }

    static void awaitHealth(String status) {
        admin.await(
                "/actuator/health", health -> health.path("status").asString().equals(status));
    }
}
