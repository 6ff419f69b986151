package io.cygi.settlement.statement;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One amount of a statement. A reservation has at most one line of each kind, so reservation and kind identify a line.
 * Lines are ordered by the reservations' identifiers, which is the order of their requests, and then by kind.
 *
 * @param kind the kind of line
 * @param reservationId the reservation
 * @param at time of the payment, refund or deduction
 * @param seats the reservation's seats, at least one
 * @param amount zero or more; the kind decides whether it adds to the net
 */
public record StatementLine(
        LineKind kind, ReservationId reservationId, Instant at, List<SeatNumber> seats, Money amount) {

    /** The order of the lines of a statement. */
    public static final Comparator<StatementLine> ORDER = Comparator.comparing(
                    (StatementLine line) -> line.reservationId().toString())
            .thenComparing(StatementLine::kind);

    /** Checks the amount and the seats. */
    public StatementLine {
        seats = List.copyOf(seats);
        if (seats.isEmpty()) {
            throw new IllegalArgumentException("a line is about at least one seat");
        }
        if (amount.negative()) {
            throw new IllegalArgumentException("a line's amount is zero or more");
        }
    }

    /** {@return the signed amount: payments positive, all others negative} */
    public Money signedAmount() {
        return kind.adds() ? amount : new Money(-amount.amount(), amount.currency());
    }
}
