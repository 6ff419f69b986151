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
 * The lines of one reservation, as one row.
 *
 * @param reservationId its UUID within the concert
 * @param seats which
 * @param paid by the fan, in minor units as all amounts
 * @param paidAt when
 * @param refunded to the fan, null where there is no such line
 * @param refundedAt when it was cancelled, null where it was not
 * @param fee the platform's, zero where there is no such line
 * @param tax on the fee, zero where there is no such line
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

    /** {@return the entry that begins with a line} @param payment of a reservation */
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

    /** {@return what was refunded, which may be nothing} */
    public long refund() {
        return refunded == null ? 0 : refunded;
    }

    /** {@return the lines of a statement that it is} @param concertId whose @param currency of the amounts */
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
