package io.cygi.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertCommand.CloseConcert;
import io.cygi.contracts.concert.ConcertCommand.CloseSales;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.RefundPolicy;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.Section;
import io.cygi.contracts.value.WaitingRoomSettings;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.RefundReservation;
import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.store.EventHistory;
import io.cygi.messaging.store.StoredEvents;
import io.cygi.settlement.book.Settlement;
import io.cygi.settlement.book.SettlementState;
import io.cygi.settlement.book.Settlements;
import io.cygi.settlement.concert.EndedConcerts;
import io.cygi.settlement.job.SettlementJob;
import io.cygi.settlement.run.Run;
import io.cygi.settlement.run.RunState;
import io.cygi.settlement.run.Runs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Concerts that have ended, settled by the job with the real wallets. */
class SettlementTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Money PRICE = Money.krw(33_333);

    private static final MortalDataSource DATABASE =
            new MortalDataSource(thread -> thread.getName().contains("settlement"));

    /** So many statements lie between two deaths; with 1 it dies at every one. */
    private static final int DEATH_EVERY = Integer.getInteger("cygi.settlement.death-every", 23);

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext platform;
    private static Commands commands;
    private static Runs runs;
    private static Settlements settlements;

    @BeforeAll
    static void start() {
        SpringApplication application = CygiApplication.application();
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(DATABASE));
        platform = application.run(
                "--server.port=0",
                "--spring.profiles.active=test",
                "--cygi.settlement.cron=-",
                "--cygi.settlement.events-per-chunk=7",
                "--cygi.data-dir=" + folder.resolve("data"));
        commands = platform.getBean(Commands.class);
        runs = platform.getBean(Runs.class);
        settlements = platform.getBean(Settlements.class);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void paysAnOrganizerOnceWhateverTheRuns() {
        AccountId organizer = new AccountId("organizer-501");
        ConcertDetails details = details(20);
        ConcertId concert = schedule(organizer, details);
        List<ReservationId> reservations = new ArrayList<>();
        IntStream.range(0, 10).forEach(fan -> reservations.add(request(concert, fan, 1 + fan)));
        awaitConfirmed(concert, 10);
        // Half of 33,333 won is 16,666; all of it is all.
        commands.send(new CancelReservation(reservations.get(0), fan(0), 50, Instant.now()));
        commands.send(new CancelReservation(reservations.get(1), fan(1), 100, Instant.now()));
        awaitCancelled(concert, 2);
        close(concert, details);

        Run first = run();
        run();

        assertThat(first.state()).isEqualTo(RunState.COMPLETED);
        Settlement settlement = settlements.require(concert);
        assertThat(settlement.state()).isEqualTo(SettlementState.SETTLED);
        // Eight sold at 33,333, of each 5 % is 1,667 and 10 % of that 167; one kept half at 16,667: 833 and 83.
        long net = 8 * (33_333 - 1_667 - 166) + (16_667 - 833 - 83);
        assertThat(settlement.statement().totals().net()).isEqualTo(Money.krw(net));
        assertThat(payouts(organizer)).containsExactly(Money.krw(net));
    }

    @Test
    void holdsBackWhatDiffersAndPaysTheOthers() {
        AccountId organizer = new AccountId("organizer-502");
        ConcertDetails details = details(20);
        ConcertId wrong = schedule(organizer, details);
        ConcertId right = schedule(organizer, details);
        request(wrong, 20, 1);
        ReservationId refunded = request(wrong, 21, 2);
        request(right, 22, 1);
        awaitConfirmed(wrong, 2);
        awaitConfirmed(right, 1);
        // Money moved that the reservation knows nothing of.
        commands.send(new RefundReservation(new WalletId(fan(21)), refunded, Money.krw(1), Instant.now()));
        close(wrong, details);
        close(right, details);

        Run run = run();

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(settlements.require(right).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(settlements.require(wrong).state()).isEqualTo(SettlementState.HELD_BACK);
        assertThat(payouts(organizer)).hasSize(1);
        assertThat(findings(wrong)).containsExactly("REFUND_DIFFERS " + refunded.uuid() + " 0 1");
        run();
        assertThat(settlements.require(wrong).state()).isEqualTo(SettlementState.HELD_BACK);
        assertThat(findings(wrong)).hasSize(1);
    }

    @Test
    void goesOnToOthersWhereAConcertCannotBeRead() {
        AccountId organizer = new AccountId("organizer-503");
        ConcertDetails details = details(20);
        ConcertId unreadable = schedule(organizer, details);
        ConcertId readable = schedule(organizer, details);
        request(readable, 30, 1);
        awaitConfirmed(readable, 1);
        close(unreadable, details);
        close(readable, details);
        JdbcTemplate jdbc = platform.getBean(JdbcTemplate.class);
        platform.getBean(EndedConcerts.class).unsettled(Instant.now().plus(Duration.ofHours(1)), 100).stream()
                .filter(ended -> ended.concert().concertId().equals(unreadable))
                .forEach(ended -> settlements.add(ended, LocalDate.now(SEOUL)));
        inTransaction(() -> jdbc.update(
                "UPDATE settlement SET state = 'READING', progress = 'no progress' WHERE concert_id = ?",
                unreadable.value()));

        Run run = run();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failed()).isOne();
        assertThat(settlements.require(readable).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(findings(unreadable)).singleElement().asString().startsWith("FAULT");
        inTransaction(() ->
                jdbc.update("DELETE FROM domain_event WHERE aggregate_identifier = ?", unreadable + "/reservation/x"));
        assertThat(run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(settlements.require(unreadable).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(findings(unreadable)).isEmpty();
    }

    /** As if each had lost the lock without knowing. */
    @Test
    void paysOnceWhereTwoRunTheJobAtOnce() {
        AccountId organizer = new AccountId("organizer-504");
        List<ConcertId> concerts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ConcertDetails details = details(20);
            ConcertId concert = schedule(organizer, details);
            request(concert, 50, 1);
            request(concert, 51, 2);
            awaitConfirmed(concert, 2);
            close(concert, details);
            concerts.add(concert);
        }
        SettlementJob job = platform.getBean(SettlementJob.class);
        LocalDate until = LocalDate.now(SEOUL).plusDays(1);
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> job.run(TimeOrderedIds.next(), until)),
                        CompletableFuture.runAsync(() -> job.run(TimeOrderedIds.next(), until)),
                        CompletableFuture.runAsync(() -> job.run(TimeOrderedIds.next(), until)))
                .join();
        // One that was overtaken may have left something to the next run.
        run();

        assertThat(concerts).allMatch(concert -> settlements.require(concert).state() == SettlementState.SETTLED);
        assertThat(payouts(organizer)).hasSize(4).containsOnly(Money.krw(2 * (33_333 - 1_667 - 166)));
    }

    /** Dies at a statement of a run, earlier and later ones, and every other time before the statement arrives. */
    @Test
    void paysOnceWhereverItDies() {
        boolean died = true;
        for (int statements = 0; died; statements += DEATH_EVERY) {
            AccountId organizer = new AccountId("organizer-6" + statements);
            ConcertDetails details = details(20);
            ConcertId concert = schedule(organizer, details);
            request(concert, 40, 1);
            request(concert, 41, 2);
            awaitConfirmed(concert, 2);
            close(concert, details);
            Run requested = runs.request(LocalDate.now(SEOUL).plusDays(1), "test");
            DATABASE.dieAfter(statements, statements % 2 == 0);
            Awaitility.await().atMost(PATIENCE).until(() -> DATABASE.dead() || ended(requested));
            died = DATABASE.revive();
            Awaitility.await().atMost(PATIENCE).until(() -> ended(requested));
            if (settlements.require(concert).state() != SettlementState.SETTLED) {
                // What failed is for the next run.
                run();
            }

            Settlement settlement = settlements.require(concert);
            assertThat(settlement.state()).as("after %d statements", statements).isEqualTo(SettlementState.SETTLED);
            assertThat(payouts(organizer))
                    .as("after %d statements", statements)
                    .containsExactly(Money.krw(2 * (33_333 - 1_667 - 166)));
            assertThat(settlement.statement().lineCount()).isEqualTo(6);
            assertThat(settlement.statement().events().count())
                    .isEqualTo(platform.getBean(StoredEvents.class).count(concert.value(), Long.MAX_VALUE));
        }
    }

    private static boolean ended(Run run) {
        return runs.find(run.runId()).orElseThrow().endedAt() != null;
    }

    private static List<String> findings(ConcertId concert) {
        return platform.getBean(JdbcTemplate.class)
                .query(
                        """
                        SELECT kind, reservation_id, expected, found FROM settlement_finding
                         WHERE concert_id = ? AND resolved_ms IS NULL""",
                        (row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                + row.getString(4),
                        concert.value());
    }

    private static void inTransaction(Runnable work) {
        platform.getBean(TransactionOperations.class).executeWithoutResult(status -> work.run());
    }

    private static Run run() {
        Run requested = runs.request(LocalDate.now(SEOUL).plusDays(1), "test");
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> runs.find(requested.runId()).orElseThrow(), run -> run.endedAt() != null);
    }

    private static List<Money> payouts(AccountId organizer) {
        List<Money> payouts = new ArrayList<>();
        platform.getBean(EventHistory.class).read(new WalletId(organizer).toString(), event -> {
            if (event.getPayload() instanceof PayoutCredited payout) {
                payouts.add(payout.amount());
            }
        });
        return payouts;
    }

    private static void awaitConfirmed(ConcertId concert, int count) {
        awaitStatus(concert, "CONFIRMED", count);
    }

    private static void awaitCancelled(ConcertId concert, int count) {
        awaitStatus(concert, "CANCELLED", count);
    }

    private static void awaitStatus(ConcertId concert, String status, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Books.of(platform.getBean(EventHistory.class), concert).statuses().values().stream()
                                .filter(status::equals)
                                .count()
                        == count);
    }

    private static ReservationId request(ConcertId concert, int fan, int seat) {
        ReservationId reservation = new ReservationId(concert, TimeOrderedIds.next());
        Instant now = Instant.now();
        commands.send(new OpenWallet(new WalletId(fan(fan)), Money.krw(10_000_000), now));
        commands.send(new RequestReservation(
                reservation,
                fan(fan),
                List.of(new PricedSeat(new SeatNumber("A", 1, seat), PRICE)),
                true,
                4,
                now.plus(PATIENCE),
                now));
        return reservation;
    }

    private static AccountId fan(int number) {
        return new AccountId("fan-" + (5_000 + number));
    }

    private static ConcertDetails details(int seats) {
        Instant now = Instant.now();
        return new ConcertDetails(
                "유리 심장",
                "",
                "광주",
                now.plus(Duration.ofMinutes(10)),
                now.plus(Duration.ofMinutes(20)),
                now,
                now.plus(Duration.ofMinutes(10)),
                4,
                300,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                List.of(new Section("A", PRICE, 1, seats)));
    }

    private static ConcertId schedule(AccountId organizer, ConcertDetails details) {
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        commands.send(new ScheduleConcert(concert, organizer, details, Instant.now()));
        return concert;
    }

    private static void close(ConcertId concert, ConcertDetails details) {
        commands.send(new CloseSales(concert, details.salesCloseAt()));
        commands.send(new CloseConcert(concert, details.endsAt()));
        assertThat(platform.getBean(ProcessorPositions.class).awaitCaughtUp(PATIENCE))
                .isTrue();
    }
}
