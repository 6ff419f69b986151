package io.cygi.command.writers;

import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
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
import io.cygi.messaging.TimeOrderedIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A sale in which reservations of one fan want the same two seats, and the wallet covers some of them. */
public final class Sale {

    public static final int RESERVATIONS = 4;

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant HOLD_UNTIL = NOW.plusSeconds(300);
    private static final Money PRICE = Money.krw(1_000);

    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final AccountId fan = new AccountId("fan-" + concert);
    private final WalletId wallet = new WalletId(fan);
    private final AllowanceId allowance = new AllowanceId(concert, fan);
    private final List<PricedSeat> seats =
            List.of(new PricedSeat(new SeatNumber("A", 1, 1), PRICE), new PricedSeat(new SeatNumber("A", 1, 2), PRICE));
    private final List<ReservationId> reservations = new ArrayList<>();
    private final TwoCommandSides sides;

    /** @param sides on which it is */
    public Sale(TwoCommandSides sides) {
        this.sides = sides;
        Commands first = sides.first();
        for (int number = 0; number < RESERVATIONS; number++) {
            reservations.add(new ReservationId(concert, TimeOrderedIds.next()));
        }
        first.send(new OpenWallet(wallet, Money.krw(5_000), NOW));
        reservations.forEach(each -> first.send(new RequestReservation(each, fan, seats, true, 4, HOLD_UNTIL, NOW)));
    }

    public Object command(int kind, int which, int seatIndex) {
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

    public ConcertId concert() {
        return concert;
    }

    public AllowanceId allowance() {
        return allowance;
    }

    public WalletId wallet() {
        return wallet;
    }

    public List<ReservationId> reservations() {
        return reservations;
    }

    public SeatId seat(int index) {
        return new SeatId(concert, seats.get(index).seat());
    }

    public List<Object> booking(int which) {
        int[][] kindsAndSeats = {{0, 0}, {1, 0}, {2, 0}, {2, 1}, {3, 0}, {4, 0}, {5, 0}, {5, 1}, {6, 0}};
        List<Object> step = new ArrayList<>();
        for (int[] each : kindsAndSeats) {
            step.add(command(each[0], which, each[1]));
        }
        return step;
    }

    /** {@return the stored events of the sale, each aggregate's in order, without names} */
    public List<String> history() {
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
