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

/** Computes the statement lines of one reservation from its events. */
public final class ReservationAccounting {

    private final ReservationRequested request;
    private @Nullable Instant paidAt;
    private @Nullable Money refund;
    private @Nullable Instant cancelledAt;
    private boolean ended;

    /**
     * The state after a number of events: everything that is remembered of the reservation.
     *
     * @param request the event that began the reservation
     * @param paidAt time of the confirmation
     * @param refund amount that the cancellation refunds
     * @param cancelledAt time at which the cancellation began
     * @param ended whether the reservation has ended: it is neither under way nor being cancelled
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

    /** {@return whether no later event can change the reservation's lines} */
    boolean finished(SettledConcert concert) {
        if (paidAt == null) {
            return ended;
        }
        boolean stands = cancelledAt == null || cancelledTooLateToMatter(concert);
        return stands ? concert.outcome() == Outcome.CLOSED : ended;
    }

    /** Passes the reservation's lines on. There are none if it was not confirmed. */
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
        // The organizer earns nothing from a concert that did not take place: the platform keeps what is not refunded.
        Rate kept = concert.outcome() == Outcome.CANCELLED ? Rate.ALL : rules.lateRefund();
        charge(cancelledAt, Deduction.on(request.total().minus(refund), kept, rules.tax()), lines);
    }

    /**
     * Tells whether a cancellation came after the performance and therefore changes nothing. Nothing is refunded then,
     * because the fan has seen the performance or missed it. The accounts of a concert that took place end with the
     * performance, so such a cancellation may come before or after the settlement.
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
