package io.cygi.settlement.compute;

import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.rules.Deduction;
import io.cygi.settlement.rules.Rate;
import io.cygi.settlement.rules.Rules;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.StatementLine;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows one reservation through its events and computes its lines. */
public final class ReservationAccounting {

    private final ReservationRequested request;
    private @Nullable Instant paidAt;
    private @Nullable Money refund;
    private @Nullable Instant cancelledAt;
    private boolean ended;

    /**
     * All that is remembered of a reservation.
     *
     * @param request how it began
     * @param paidAt when it was confirmed
     * @param refund what a cancellation gives back
     * @param cancelledAt when it began
     * @param ended whether it is neither under way nor being cancelled
     */
    public record State(
            ReservationRequested request,
            @Nullable Instant paidAt,
            @Nullable Money refund,
            @Nullable Instant cancelledAt,
            boolean ended) {}

    ReservationAccounting(ReservationRequested request) {
        this.request = request;
    }

    ReservationAccounting(State from) {
        this(from.request());
        this.paidAt = from.paidAt();
        this.refund = from.refund();
        this.cancelledAt = from.cancelledAt();
        this.ended = from.ended();
    }

    State state() {
        return new State(request, paidAt, refund, cancelledAt, ended);
    }

    ReservationRequested request() {
        return request;
    }

    void on(ReservationEvent event) {
        if (event instanceof ReservationConfirmed) {
            paidAt = event.at();
            ended = true;
        } else if (event instanceof CancellationStarted started) {
            refund = started.refund();
            cancelledAt = started.at();
            ended = false;
        } else if (event instanceof ReservationCancelled
                || event instanceof ReservationExpired
                || event instanceof ReservationRejected) {
            ended = true;
        }
    }

    /** {@return whether nothing can happen any more that the statement is about} */
    boolean finished(SettledConcert concert) {
        if (paidAt == null) {
            return ended;
        }
        boolean stands = cancelledAt == null || cancelledTooLateToMatter(concert);
        return stands ? concert.outcome() == Outcome.CLOSED : ended;
    }

    /** Hands over the lines: none unless it was confirmed. */
    void lines(SettledConcert concert, Rules rules, Consumer<StatementLine> lines) {
        if (paidAt == null) {
            return;
        }
        lines.accept(line(LineKind.PAYMENT, paidAt, request.total()));
        if (refund == null || cancelledAt == null || cancelledTooLateToMatter(concert)) {
            charge(paidAt, Deduction.on(request.total(), rules.fee(), rules.tax()), lines);
            return;
        }
        lines.accept(line(LineKind.REFUND, cancelledAt, refund));
        // A concert that did not take place earns its organizer nothing: the platform keeps what is not refunded.
        Rate kept = concert.outcome() == Outcome.CANCELLED ? Rate.ALL : rules.lateRefund();
        charge(cancelledAt, Deduction.on(request.total().minus(refund), kept, rules.tax()), lines);
    }

    /**
     * Once the performance is over nothing is refunded any more, and a fan who cancels all the same has seen it or missed
     * it. The accounts of a concert that took place therefore end with it: whether such a cancellation comes before or after
     * the settlement makes no difference.
     */
    private boolean cancelledTooLateToMatter(SettledConcert concert) {
        return concert.outcome() == Outcome.CLOSED
                && refund != null
                && !refund.positive()
                && cancelledAt != null
                && !cancelledAt.isBefore(concert.endsAt());
    }

    private void charge(Instant at, Deduction charge, Consumer<StatementLine> lines) {
        if (charge.fee().positive()) {
            lines.accept(line(LineKind.FEE, at, charge.fee()));
        }
        if (charge.tax().positive()) {
            lines.accept(line(LineKind.TAX, at, charge.tax()));
        }
    }

    private StatementLine line(LineKind kind, Instant at, Money amount) {
        List<SeatNumber> seats = request.seats().stream().map(PricedSeat::seat).toList();
        return new StatementLine(kind, request.reservationId(), at, seats, amount);
    }
}
