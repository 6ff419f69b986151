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
import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.store.EventHistory;
import io.cygi.settlement.book.Settlement;
import io.cygi.settlement.book.SettlementState;
import io.cygi.settlement.book.Settlements;
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
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Concerts that have ended, settled by the job with the real wallets. */
class SettlementTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Money PRICE = Money.krw(33_333);

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext platform;
    private static Commands commands;
    private static Runs runs;
    private static Settlements settlements;

    @BeforeAll
    static void start() {
        platform = CygiApplication.application()
                .run(
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
        long net = 8 * (33_333 - 1_667 - 167) + (16_667 - 833 - 83);
        assertThat(settlement.statement().totals().net()).isEqualTo(Money.krw(net));
        assertThat(payouts(organizer)).containsExactly(Money.krw(net));
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
