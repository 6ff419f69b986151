package io.cygi.settlement.fold;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.rule.Terms.Deduction;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.StatementLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation that was paid, and what became of the money, in minor units.
 *
 * @param reservationId its UUID within the concert
 * @param seats which
 * @param paid by the fan, more than nothing
 * @param paidAt when
 * @param refunded to the fan
 * @param cancelledAt when it was cancelled, null where it was not
 * @param deduction what the platform takes
 */
public record Entry(
        String reservationId,
        List<SeatNumber> seats,
        long paid,
        Instant paidAt,
        long refunded,
        @Nullable Instant cancelledAt,
        Deduction deduction) {

    int lines() {
        return 1 + (cancelledAt == null ? 0 : 1) + (deduction.fee() > 0 ? 1 : 0) + (deduction.tax() > 0 ? 1 : 0);
    }

    /** {@return the lines of a statement that it is} @param concertId whose @param currency of the amounts */
    public List<StatementLine> lines(ConcertId concertId, String currency) {
        ReservationId id = new ReservationId(concertId, reservationId);
        Instant decidedAt = cancelledAt == null ? paidAt : cancelledAt;
        List<StatementLine> lines = new ArrayList<>(4);
        lines.add(new StatementLine(LineKind.PAYMENT, id, paidAt, seats, new Money(paid, currency)));
        if (cancelledAt != null) {
            lines.add(new StatementLine(LineKind.REFUND, id, cancelledAt, seats, new Money(refunded, currency)));
        }
        if (deduction.fee() > 0) {
            lines.add(new StatementLine(LineKind.FEE, id, decidedAt, seats, new Money(deduction.fee(), currency)));
        }
        if (deduction.tax() > 0) {
            lines.add(new StatementLine(LineKind.TAX, id, decidedAt, seats, new Money(deduction.tax(), currency)));
        }
        return lines;
    }
}
