package io.cygi.settlement.statement;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement lines of one reservation, stored as one row.
 *
 * @param reservationId the reservation's UUID within the concert
 * @param seats the reservation's seats
 * @param paid amount that the fan paid, in minor units like all amounts
 * @param paidAt time of the payment
 * @param refunded amount that was refunded to the fan, null without a refund line
 * @param refundedAt time of the cancellation, null without one
 * @param fee the platform's fee, zero without a fee line
 * @param tax the tax on the fee, zero without a tax line
 */
public record StatementEntry(
        String reservationId,
        List<SeatNumber> seats,
        long paid,
        Instant paidAt,
        @Nullable Long refunded,
        @Nullable Instant refundedAt,
        long fee,
        long tax) {

    /** {@return an entry with its first line} @param payment the payment of a reservation */
    public static StatementEntry of(StatementLine payment) {
        if (payment.kind() != LineKind.PAYMENT) {
            throw new IllegalStateException(payment.reservationId() + " begins with a " + payment.kind());
        }
        return new StatementEntry(
                payment.reservationId().uuid(),
                payment.seats(),
                payment.amount().amount(),
                payment.at(),
                null,
                null,
                0,
                0);
    }

    public StatementEntry plus(StatementLine line) {
        long amount = line.amount().amount();
        return switch (line.kind()) {
            case REFUND -> new StatementEntry(reservationId, seats, paid, paidAt, amount, line.at(), fee, tax);
            case FEE -> new StatementEntry(reservationId, seats, paid, paidAt, refunded, refundedAt, amount, tax);
            case TAX -> new StatementEntry(reservationId, seats, paid, paidAt, refunded, refundedAt, fee, amount);
            case PAYMENT -> throw new IllegalStateException("a reservation is paid once");
        };
    }

    /** {@return the refunded amount, which may be zero} */
    public long refund() {
        return refunded == null ? 0 : refunded;
    }

    /**
     * {@return the statement lines of this entry}
     *
     * @param concertId the concert's identifier
     * @param currency the currency of the amounts
     */
    public List<StatementLine> lines(ConcertId concertId, String currency) {
        ReservationId id = new ReservationId(concertId, reservationId);
        Instant decidedAt = refundedAt == null ? paidAt : refundedAt;
        List<StatementLine> lines = new ArrayList<>(4);
        lines.add(new StatementLine(LineKind.PAYMENT, id, paidAt, seats, new Money(paid, currency)));
        if (refundedAt != null) {
            lines.add(new StatementLine(LineKind.REFUND, id, refundedAt, seats, new Money(refund(), currency)));
        }
        if (fee > 0) {
            lines.add(new StatementLine(LineKind.FEE, id, decidedAt, seats, new Money(fee, currency)));
        }
        if (tax > 0) {
            lines.add(new StatementLine(LineKind.TAX, id, decidedAt, seats, new Money(tax, currency)));
        }
        return lines;
    }
}
