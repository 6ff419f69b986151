package io.cygi.command.writers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
import io.cygi.contracts.concert.ConcertCommand.CloseConcert;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.seat.SeatCommand.ReleaseSeat;
import io.cygi.contracts.seat.SeatCommand.SellSeat;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.contracts.wallet.WalletCommand.RefundReservation;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two command sides carry out lists as if each command had been sent by itself. */
@Timeout(120)
class CommandListTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant HOLD_UNTIL = NOW.plusSeconds(300);
    private static final Money PRICE = Money.krw(1_000);
    private static final int LISTS = 40;

    /** Takes the sequence number of the reservation's last event. */
    private static final String RIVAL = """
        INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type, event_identifier,
               recorded_at, payload_type, payload_revision, payload, meta_data)
        SELECT aggregate_identifier, 2, aggregate_type, CONCAT('x', SUBSTRING(event_identifier, 2)),
               recorded_at, payload_type, payload_revision, payload, meta_data
          FROM domain_event
         WHERE aggregate_identifier = ?\
        """;

    private static TwoCommandSides sides;
    private static Commands first;
    private static Commands second;

    @BeforeAll
    static void start() {
        sides = TwoCommandSides.shared();
        first = sides.first();
        second = sides.second();
    }

    /** Reservations of one fan who want the same two seats and have money for some of them. */
    private static final class Sale {

        static final int RESERVATIONS = 4;

        private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
        private final AccountId fan = new AccountId("fan-" + concert);
        private final WalletId wallet = new WalletId(fan);
        private final AllowanceId allowance = new AllowanceId(concert, fan);
        private final List<PricedSeat> seats = List.of(
                new PricedSeat(new SeatNumber("A", 1, 1), PRICE), new PricedSeat(new SeatNumber("A", 1, 2), PRICE));
        private final List<ReservationId> reservations = new ArrayList<>();

        Sale() {
            for (int number = 0; number < RESERVATIONS; number++) {
                reservations.add(new ReservationId(concert, TimeOrderedIds.next()));
            }
            first.send(new OpenWallet(wallet, Money.krw(5_000), NOW));
            reservations.forEach(
                    each -> first.send(new RequestReservation(each, fan, seats, true, 4, HOLD_UNTIL, NOW)));
        }

        Object command(int kind, int which, int seatIndex) {
            ReservationId reservation = reservations.get(which);
            SeatId seat = seat(seatIndex);
            return switch (kind) {
                case 0 -> new ResumeBooking(reservation);
                case 1 -> new ClaimAllowance(allowance, reservation, 2, 4, NOW);
                case 2 -> new HoldSeat(seat, reservation, HOLD_UNTIL, NOW);
                case 3 -> new HoldReservation(reservation, NOW);
                case 4 -> new PayReservation(wallet, reservation, 1, Money.krw(2_000), NOW);
                case 5 -> new SellSeat(seat, reservation, NOW);
                case 6 -> new ConfirmReservation(reservation, NOW);
                case 7 -> new RefundReservation(wallet, reservation, Money.krw(2_000), NOW);
                case 8 -> new ReleaseSeat(seat, reservation, NOW);
                default -> new ReturnAllowance(allowance, reservation, NOW);
            };
        }

        SeatId seat(int index) {
            return new SeatId(concert, seats.get(index).seat());
        }

        List<Object> booking(int which) {
            int[][] kindsAndSeats = {{0, 0}, {1, 0}, {2, 0}, {2, 1}, {3, 0}, {4, 0}, {5, 0}, {5, 1}, {6, 0}};
            List<Object> step = new ArrayList<>();
            for (int[] each : kindsAndSeats) {
                step.add(command(each[0], which, each[1]));
            }
            return step;
        }

        /** {@return what is stored, each aggregate's in order, without names} */
        List<String> history() {
            List<String> ids = new ArrayList<>(
                    List.of(seat(0).toString(), seat(1).toString(), wallet.toString(), allowance.toString()));
            reservations.forEach(each -> ids.add(each.toString()));
            return ids.stream()
                    .flatMap(id -> sides
                            .bean(JdbcTemplate.class)
                            .queryForList(
                                    "SELECT CONCAT(sequence_number, ' ', payload_type) FROM domain_event"
                                            + " WHERE aggregate_identifier = ? ORDER BY sequence_number",
                                    String.class,
                                    id)
                            .stream()
                            .map(event -> ids.indexOf(id) + ": " + event))
                    .toList();
        }
    }

    /** As the interface says it, one command after another. */
    private static ListOutcome oneByOne(Commands side, List<?> step) {
        Commands single = side::ask;
        return single.sendInOrder(step);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void comesToWhatItsCommandsComeToOneByOne(long seed) {
        Random random = new Random(seed);
        Sale listed = new Sale();
        Sale single = new Sale();
        for (int number = 0; number < LISTS; number++) {
            List<Object> step = new ArrayList<>();
            List<Object> copy = new ArrayList<>();
            if (random.nextInt(4) == 0) {
                int which = random.nextInt(Sale.RESERVATIONS);
                step.addAll(listed.booking(which));
                copy.addAll(single.booking(which));
            } else {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    int kind = random.nextInt(10);
                    int which = random.nextInt(Sale.RESERVATIONS);
                    int seat = random.nextInt(2);
                    step.add(listed.command(kind, which, seat));
                    copy.add(single.command(kind, which, seat));
                }
            }

            ListOutcome expected = oneByOne(first, copy);
            ListOutcome outcome = (random.nextBoolean() ? first : second).sendInOrder(step);

            assertThat(outcome.carriedOut())
                    .as("seed %d, list %d: %s", seed, number, step)
                    .isEqualTo(expected.carriedOut());
            assertThat(code(outcome)).as("seed %d, list %d", seed, number).isEqualTo(code(expected));
        }
        assertThat(listed.history()).isEqualTo(single.history());
    }

    private static String code(ListOutcome outcome) {
        return outcome.refusal() == null ? "none" : outcome.refusal().code().name();
    }

    /** Its last event waits for a rival. What was stored by then would be seen. */
    @Test
    void storesABookingAtOnce() throws Exception {
        Sale sale = new Sale();
        TransactionTemplate transaction = new TransactionTemplate(sides.bean(PlatformTransactionManager.class));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ListOutcome> list = transaction.execute(rival -> {
                sides.bean(JdbcTemplate.class)
                        .update(RIVAL, sale.reservations.getFirst().toString());
                Future<ListOutcome> sent = threads.submit(() -> first.sendInOrder(sale.booking(0)));
                while (waiting() == 0) {
                    // The server renews its answer only where nobody has asked for a tenth of a second.
                    LockSupport.parkNanos(Duration.ofMillis(120).toNanos());
                }
                assertThat(stored(sale)).isZero();
                rival.setRollbackOnly();
                return sent;
            });

            assertThat(list.get()).isEqualTo(new ListOutcome(9, null));
        }
        // Claimed, held, held, sold, sold.
        assertThat(stored(sale)).isEqualTo(5);
    }

    private static int waiting() {
        return other().queryForObject(
                        "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'",
                        Integer.class);
    }

    private static int stored(Sale sale) {
        return other().queryForObject(
                        "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier IN (?, ?, ?)",
                        Integer.class,
                        sale.seat(0).toString(),
                        sale.seat(1).toString(),
                        sale.allowance.toString());
    }

    /** {@return the second command side's way to the database, which sees what is committed} */
    private static JdbcTemplate other() {
        return sides.beans(JdbcTemplate.class).getLast();
    }

    /** The first one's cache is stale in each part of the list. */
    @Test
    void decidesByWhatAnotherProcessHasStored() {
        Sale sale = new Sale();
        first.sendInOrder(sale.booking(0).subList(0, 5));
        List<Object> undo = List.of(sale.command(8, 0, 1), sale.command(8, 0, 0), sale.command(9, 0, 0));
        second.sendInOrder(undo);

        assertThat(first.sendInOrder(sale.booking(1))).isEqualTo(new ListOutcome(9, null));
        assertThat(code(second.sendInOrder(sale.booking(2)))).isEqualTo(ProblemCode.SEAT_TAKEN.name());
        ListOutcome again = first.sendInOrder(undo);
        assertThat(again).isEqualTo(new ListOutcome(3, null));
    }

    /**
     * Four bookings of the same seats at once, in either order, at either process. At most one is carried out, and none where
     * two have taken a seat each.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void sellsSeatsOnceWhereListsCross(int round) {
        Sale sale = new Sale();
        List<ListOutcome> outcomes = IntStream.range(0, Sale.RESERVATIONS)
                .parallel()
                .mapToObj(number -> {
                    List<Object> step = sale.booking(number);
                    if (number % 2 == 0) {
                        step.set(2, sale.command(2, number, 1));
                        step.set(3, sale.command(2, number, 0));
                    }
                    return (number < 2 ? first : second).sendInOrder(step);
                })
                .toList();

        assertThat(outcomes.stream()
                        .filter(outcome -> outcome.refusal() == null)
                        .count())
                .as("round %d: %s", round, outcomes)
                .isLessThanOrEqualTo(1);
        assertThat(sale.history().stream()
                        .filter(event -> event.endsWith("seat.sold"))
                        .count())
                .isEqualTo(2
                        * outcomes.stream()
                                .filter(outcome -> outcome.refusal() == null)
                                .count());
        assertThat(outcomes).anyMatch(outcome -> outcome.carriedOut() >= 2);
    }

    @Test
    void takesNoCommandToAConcert() {
        Sale sale = new Sale();

        assertThatThrownBy(() -> first.sendInOrder(List.of(sale.command(2, 0, 0), new CloseConcert(sale.concert, NOW))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(sale.history()).noneMatch(event -> event.endsWith("seat.held"));
    }
}
