package io.cygi.command.writers;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.writers.TwoCommandSides.DONE;
import static io.cygi.command.writers.TwoCommandSides.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
import io.cygi.contracts.reservation.ExtensionTerms;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.reservation.ReservationCommand.ExpireReservation;
import io.cygi.contracts.reservation.ReservationCommand.ExtendHold;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationCommand.StartPayment;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.seat.SeatCommand.ReleaseSeat;
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
import io.cygi.contracts.wallet.WalletCommand.TopUpWallet;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A command side decides as if it had no cache, whatever another command side has appended since. In each case the first
 * one caches an aggregate, the second one changes it, and the first one is asked again.
 */
class StaleCacheTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant HOLD_UNTIL = NOW.plusSeconds(300);
    private static final Money PRICE = Money.krw(1_000);
    private static final int STEPS = 120;
    private static TwoCommandSides sides;
    private static Commands first;
    private static Commands second;
    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final ReservationId one = new ReservationId(concert, TimeOrderedIds.next());
    private final ReservationId two = new ReservationId(concert, TimeOrderedIds.next());
    private final SeatNumber seatNumber = new SeatNumber("A", 1, 1);
    private final SeatId seat = new SeatId(concert, seatNumber);
    private final AllowanceId allowance = new AllowanceId(concert, FAN);
    private final WalletId wallet = new WalletId(new AccountId("fan-" + concert));

    @BeforeAll
    static void start() {
        sides = TwoCommandSides.shared();
        first = sides.first();
        second = sides.second();
    }

    @Test
    void holdsASeatThatAnotherProcessHasReleased() {
        first.send(hold(one));
        second.send(release(one));

        assertThat(outcome(first, hold(two))).isEqualTo(DONE);
        assertThat(outcome(second, hold(one))).isEqualTo("INVALID_STATE");
    }

    @Test
    void releasesASeatThatAnotherProcessHasHeld() {
        first.send(hold(one));
        first.send(release(one));
        second.send(hold(two));

        assertThat(outcome(first, release(two))).isEqualTo(DONE);
        assertThat(eventsOf(seat)).isEqualTo(4);
    }

    @Test
    void takesThePaymentOfAReservationThatAnotherProcessHasHeld() {
        first.send(new RequestReservation(
                one, FAN, List.of(new PricedSeat(seatNumber, PRICE)), false, 4, HOLD_UNTIL, NOW));
        second.send(new HoldReservation(one, NOW));

        assertThat(outcome(first, new StartPayment(one, FAN, NOW))).isEqualTo(DONE);
        assertThat(eventsOf(one)).isEqualTo(3);
    }

    /** Whichever comes first excludes the others: an extended hold does not expire, and an expired one is not extended. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void extendsAHoldOrEndsItIfBothRace(int seed) {
        first.send(new RequestReservation(
                one, FAN, List.of(new PricedSeat(seatNumber, PRICE)), false, 4, HOLD_UNTIL, NOW));
        first.send(new HoldReservation(one, NOW));
        ExtensionTerms terms = new ExtensionTerms(1, 300);
        Instant before = HOLD_UNTIL.minusMillis(1);
        List<Object> commands = new ArrayList<>(List.of(
                new ExtendHold(one, FAN, terms, 1, before),
                new ExtendHold(one, FAN, terms, 1, before),
                new ExpireReservation(one, HOLD_UNTIL),
                new StartPayment(one, FAN, before),
                new CancelReservation(one, FAN, 100, before)));
        Collections.shuffle(commands, new Random(seed));
        Map<Object, String> outcomes = new ConcurrentHashMap<>();
        IntStream.range(0, commands.size()).parallel().forEach(index -> {
            Object command = commands.get(index);
            String outcome = outcome(index % 2 == 0 ? first : second, command);
            outcomes.merge(command, outcome, (earlier, later) -> earlier.equals(DONE) ? earlier : later);
        });

        Object extend = new ExtendHold(one, FAN, terms, 1, before);
        Object expire = new ExpireReservation(one, HOLD_UNTIL);
        assertThat(outcomes.get(extend).equals(DONE) && outcomes.get(expire).equals(DONE))
                .as("both extended and expired: %s", outcomes)
                .isFalse();
        assertThat(outcomes.values()).containsAnyOf(DONE).isSubsetOf(DONE, "INVALID_STATE", "HOLD_EXPIRED");
        assertThat(typesOf(one))
                .as(outcomes.toString())
                .filteredOn(type -> type.equals("reservation.hold-extended"))
                .hasSize(outcomes.get(extend).equals(DONE) ? 1 : 0);
        assertThat(typesOf(one))
                .as(outcomes.toString())
                .filteredOn(type -> type.equals("reservation.expired"))
                .hasSize(outcomes.get(expire).equals(DONE) ? 1 : 0);
    }

    private static List<String> typesOf(ReservationId reservation) {
        return sides.bean(JdbcTemplate.class)
                .queryForList(
                        "SELECT payload_type FROM domain_event WHERE aggregate_identifier = ?",
                        String.class,
                        reservation.toString());
    }

    @Test
    void paysFromAWalletThatAnotherProcessHasToppedUp() {
        first.send(new OpenWallet(wallet, Money.krw(10), NOW));
        second.send(new TopUpWallet(wallet, "top-up-1", PRICE, NOW));

        assertThat(outcome(first, new PayReservation(wallet, one, 1, PRICE, NOW)))
                .isEqualTo(DONE);
    }

    @Test
    void refundsAPaymentOfAnotherProcess() {
        first.send(new OpenWallet(wallet, PRICE, NOW));
        second.send(new PayReservation(wallet, one, 1, PRICE, NOW));

        assertThat(outcome(first, new RefundReservation(wallet, one, PRICE, NOW)))
                .isEqualTo(DONE);
        assertThat(eventsOf(wallet)).isEqualTo(3);
    }

    @Test
    void claimsAnAllowanceThatAnotherProcessHasReturned() {
        first.send(new ClaimAllowance(allowance, one, 4, 4, NOW));
        second.send(new ReturnAllowance(allowance, one, NOW));

        assertThat(outcome(first, new ClaimAllowance(allowance, two, 4, 4, NOW)))
                .isEqualTo(DONE);
    }

    /** Two processes come to what one process decides about a copy of the same things. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void decidesInTwoProcessesAsInOne(long seed) {
        Random random = new Random(seed);
        Copy shared = new Copy();
        Copy alone = new Copy();
        for (int step = 0; step < STEPS; step++) {
            int kind = random.nextInt(Copy.KINDS);
            int which = random.nextInt(Copy.RESERVATIONS);
            Commands side = random.nextBoolean() ? first : second;

            String expected = outcome(first, alone.command(kind, which));

            assertThat(outcome(side, shared.command(kind, which)))
                    .as("seed %d, step %d, kind %d of reservation %d", seed, step, kind, which)
                    .isEqualTo(expected);
        }
        assertThat(shared.events()).isEqualTo(alone.events());
    }

    private HoldSeat hold(ReservationId reservation) {
        return new HoldSeat(seat, reservation, HOLD_UNTIL, NOW);
    }

    private ReleaseSeat release(ReservationId reservation) {
        return new ReleaseSeat(seat, reservation, NOW);
    }

    private static int eventsOf(Object aggregateId) {
        Integer count = sides.bean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier = ?",
                        Integer.class,
                        aggregateId.toString());
        return count == null ? 0 : count;
    }

    /** A seat, an allowance, a wallet and some reservations of one fan. */
    private static final class Copy {

        static final int RESERVATIONS = 4;
        static final int KINDS = 9;

        private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
        private final AccountId fan = new AccountId("fan-" + concert);
        private final WalletId wallet = new WalletId(fan);
        private final SeatNumber number = new SeatNumber("A", 1, 1);
        private final SeatId seat = new SeatId(concert, number);
        private final AllowanceId allowance = new AllowanceId(concert, fan);
        private final List<ReservationId> reservations = new ArrayList<>();

        Copy() {
            IntStream.range(0, RESERVATIONS)
                    .forEach(index -> reservations.add(new ReservationId(concert, TimeOrderedIds.next())));
        }

        Object command(int kind, int which) {
            ReservationId reservation = reservations.get(which);
            return switch (kind) {
                case 0 -> new HoldSeat(seat, reservation, HOLD_UNTIL, NOW);
                case 1 -> new ReleaseSeat(seat, reservation, NOW);
                case 2 -> new ClaimAllowance(allowance, reservation, 2, 4, NOW);
                case 3 -> new ReturnAllowance(allowance, reservation, NOW);
                case 4 -> new TopUpWallet(wallet, "top-up-" + which, PRICE, NOW);
                case 5 -> new PayReservation(wallet, reservation, 1, PRICE, NOW);
                case 6 -> new RefundReservation(wallet, reservation, PRICE, NOW);
                case 7 ->
                    new RequestReservation(
                            reservation, fan, List.of(new PricedSeat(number, PRICE)), false, 4, HOLD_UNTIL, NOW);
                default -> new HoldReservation(reservation, NOW);
            };
        }

        int events() {
            int sum = eventsOf(seat) + eventsOf(allowance) + eventsOf(wallet);
            return sum
                    + reservations.stream().mapToInt(StaleCacheTest::eventsOf).sum();
        }
    }
}
