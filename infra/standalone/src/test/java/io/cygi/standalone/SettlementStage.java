package io.cygi.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertCommand.CloseConcert;
import io.cygi.contracts.concert.ConcertCommand.CloseSales;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.store.history.EventHistory;
import io.cygi.settlement.run.RunRepository;
import io.cygi.settlement.run.SettlementRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Concerts that sell a little and end, and the results of their settlement, in a platform that runs in this process.
 */
final class SettlementStage {

    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Money PRICE = Money.krw(33_333);

    private final ConfigurableApplicationContext platform;
    private final Commands commands;
    private final RunRepository runs;

    SettlementStage(ConfigurableApplicationContext platform) {
        this.platform = platform;
        this.commands = platform.getBean(Commands.class);
        this.runs = platform.getBean(RunRepository.class);
    }

    boolean ended(SettlementRun run) {
        return runs.find(run.runId()).orElseThrow().endedAt() != null;
    }

    List<String> findings(ConcertId concert) {
        return platform.getBean(JdbcTemplate.class)
                .query(
                        """
                        SELECT kind, reservation_id, expected, found FROM settlement_finding
                         WHERE concert_id = ? AND resolved_ms IS NULL""",
                        (row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                + row.getString(4),
                        concert.value());
    }

    void inTransaction(Runnable work) {
        platform.getBean(TransactionOperations.class).executeWithoutResult(status -> work.run());
    }

    SettlementRun run() {
        SettlementRun requested = runs.request(LocalDate.now(SEOUL).plusDays(1), "test");
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> runs.find(requested.runId()).orElseThrow(), run -> run.endedAt() != null);
    }

    List<Money> payouts(AccountId organizer) {
        List<Money> payouts = new ArrayList<>();
        platform.getBean(EventHistory.class).read(new WalletId(organizer).toString(), event -> {
            if (event.getPayload() instanceof PayoutCredited payout) {
                payouts.add(payout.amount());
            }
        });
        return payouts;
    }

    void awaitConfirmed(ConcertId concert, int count) {
        awaitStatus(concert, "CONFIRMED", count);
    }

    void awaitCancelled(ConcertId concert, int count) {
        awaitStatus(concert, "CANCELLED", count);
    }

    void awaitStatus(ConcertId concert, String status, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Books.of(platform.getBean(EventHistory.class), concert).statuses().values().stream()
                                .filter(status::equals)
                                .count()
                        == count);
    }

    ReservationId request(ConcertId concert, int fan, int seat) {
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

    AccountId fan(int number) {
        return new AccountId("fan-" + (5_000 + number));
    }

    ConcertDetails details(int seats) {
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

    ConcertId schedule(AccountId organizer, ConcertDetails details) {
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        commands.send(new ScheduleConcert(concert, organizer, details, Instant.now()));
        return concert;
    }

    void close(ConcertId concert, ConcertDetails details) {
        commands.send(new CloseSales(concert, details.salesCloseAt()));
        commands.send(new CloseConcert(concert, details.endsAt()));
        assertThat(platform.getBean(ProcessorPositions.class).awaitCaughtUp(PATIENCE))
                .isTrue();
    }
}
