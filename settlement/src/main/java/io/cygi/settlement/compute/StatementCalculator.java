package io.cygi.settlement.compute;

import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.settlement.rules.NoRulesException;
import io.cygi.settlement.rules.RuleBook;
import io.cygi.settlement.rules.Rules;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.StatementLine;
import io.cygi.settlement.statement.Totals;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes the lines and the totals of a statement from the events of one concert, without any input or output.
 *
 * <p>The events come in the order of their aggregates' identifiers, and of their sequence within each: the order of the
 * event store's unique index. The concert's own events come first, and those of a reservation come together, so at most
 * one reservation is remembered at a time. Events of the concert's other aggregates may come between them; they change
 * nothing.
 *
 * <p>Used by one thread, which calls {@link #on} for each event, then {@link #end} once, and then reads the results.
 */
public final class StatementCalculator {

    private final ConcertId concertId;
    private final RuleBook ruleBook;
    private final Consumer<StatementLine> lines;
    private final ConcertAccounting concertAccounting;
    private final Map<LineKind, Money> sums = new EnumMap<>(LineKind.class);
    private @Nullable SettledConcert concert;
    private @Nullable Rules rules;
    private @Nullable ReservationAccounting reservation;
    private final Consumer<ReservationId> unfinished;
    private long unfinishedCount;
    private String lastReservation = "";
    private long lineCount;
    private boolean ended;

    /**
     * Creates a calculator at the first event.
     *
     * @param concertId the concert
     * @param ruleBook the rules, chosen by the concert's organizer and date
     * @param lines receives every line in the order of the statement, while events come
     * @param unfinished receives every reservation whose money may still move
     */
    public StatementCalculator(
            ConcertId concertId, RuleBook ruleBook, Consumer<StatementLine> lines, Consumer<ReservationId> unfinished) {
        this(concertId, ruleBook, lines, unfinished, State.BEGINNING);
    }

    /**
     * Creates a calculator that resumes from the state of another one.
     *
     * @param concertId the concert
     * @param ruleBook the rules, including those that the other calculator chose
     * @param lines receives every further line
     * @param unfinished receives every further reservation whose money may still move
     * @param from the state of the other calculator
     */
    public StatementCalculator(
            ConcertId concertId,
            RuleBook ruleBook,
            Consumer<StatementLine> lines,
            Consumer<ReservationId> unfinished,
            State from) {
        this.concertId = concertId;
        this.ruleBook = ruleBook;
        this.lines = lines;
        this.unfinished = unfinished;
        this.concertAccounting = new ConcertAccounting(concertId, from.concert());
        this.reservation = from.reservation() == null ? null : new ReservationAccounting(from.reservation());
        this.lastReservation = from.lastReservation();
        this.lineCount = from.lineCount();
        this.unfinishedCount = from.unfinishedCount();
        from.sums().forEach((kind, amount) -> sums.put(kind, new Money(amount, concertAccounting.currency())));
    }

    /**
     * The state between two events. Its size does not depend on the concert's size.
     *
     * @param concert the state of the concert's own events
     * @param reservation the state of the current reservation, or null
     * @param lastReservation the identifier of the reservation that began last
     * @param sums the sums of the lines so far, in minor units
     * @param lineCount number of lines so far
     * @param unfinishedCount number of reservations that had not ended
     */
    public record State(
            ConcertAccounting.State concert,
            ReservationAccounting.@Nullable State reservation,
            String lastReservation,
            Map<LineKind, Long> sums,
            long lineCount,
            long unfinishedCount) {

        /** The state before the first event. */
        public static final State BEGINNING = new State(ConcertAccounting.State.BEGINNING, null, "", Map.of(), 0, 0);
    }

    /** {@return the state from which another calculator can resume} */
    public State state() {
        Map<LineKind, Long> amounts = new EnumMap<>(LineKind.class);
        sums.forEach((kind, sum) -> amounts.put(kind, sum.amount()));
        return new State(
                concertAccounting.state(),
                reservation == null ? null : reservation.state(),
                lastReservation,
                amounts,
                lineCount,
                unfinishedCount);
    }

    /**
     * Takes the next event.
     *
     * @param event the event's payload
     * @throws IllegalArgumentException if the event is of another concert or out of order
     * @throws IllegalStateException if the concert has not ended
     * @throws NoRulesException if no rules are valid for the concert
     */
    public void on(Object event) {
        if (ended) {
            throw new IllegalStateException("an event came after the end");
        }
        if (event instanceof ReservationEvent reservationEvent) {
            take(reservationEvent);
        } else if (event instanceof ConcertEvent concertEvent) {
            requireOwn(concertEvent.concertId());
            if (concert != null) {
                throw outOfOrder(concertEvent.concertId());
            }
            concertAccounting.on(concertEvent);
        }
    }

    /** Ends the computation after the last event. */
    public void end() {
        open();
        finishReservation();
        ended = true;
    }

    /** {@return the concert} @throws IllegalStateException if it has not ended */
    public SettledConcert concert() {
        return concert == null ? concertAccounting.ended() : concert;
    }

    /** {@return the rules that were chosen} @throws IllegalStateException if the concert has not ended */
    public Rules rules() {
        return open();
    }

    /**
     * {@return the number of reservations whose money may still move} If there are any, it is too early for a
     * statement, and the events are read again later.
     */
    public long unfinishedCount() {
        return unfinishedCount;
    }

    /** {@return the totals of the lines so far} */
    public Totals totals() {
        return Totals.of(sum(LineKind.PAYMENT), sum(LineKind.REFUND), sum(LineKind.FEE), sum(LineKind.TAX));
    }

    /**
     * {@return the statement}
     *
     * @param events the range of the events that were taken
     * @throws IllegalStateException before the end, and if a reservation is unfinished
     */
    public SettlementStatement statement(EventRange events) {
        if (!ended || unfinishedCount > 0) {
            throw new IllegalStateException("the accounts of " + concertId + " cannot be closed yet: "
                    + (ended ? unfinishedCount + " reservations have not ended" : "there are more events"));
        }
        return SettlementStatement.of(concert(), rules().version(), events, totals(), lineCount);
    }

    private void take(ReservationEvent event) {
        ReservationId id = event.reservationId();
        requireOwn(id.concertId());
        if (reservation != null && reservation.request().reservationId().equals(id)) {
            reservation.on(event);
            return;
        }
        open();
        finishReservation();
        if (!(event instanceof ReservationRequested request) || id.toString().compareTo(lastReservation) <= 0) {
            throw outOfOrder(id);
        }
        lastReservation = id.toString();
        reservation = new ReservationAccounting(request);
    }

    private void finishReservation() {
        if (reservation == null) {
            return;
        }
        Rules chosen = open();
        SettledConcert settled = concert();
        if (reservation.finished(settled)) {
            reservation.lines(settled, chosen, this::write);
        } else {
            unfinishedCount++;
            unfinished.accept(reservation.request().reservationId());
        }
        reservation = null;
    }

    private void write(StatementLine line) {
        sums.merge(line.kind(), line.amount(), Money::plus);
        lineCount++;
        lines.accept(line);
    }

    private Rules open() {
        if (rules == null) {
            concert = concertAccounting.ended();
            rules = ruleBook.at(concert.organizerId(), concert.endsAt());
        }
        return rules;
    }

    private Money sum(LineKind kind) {
        return sums.getOrDefault(kind, new Money(0, concertAccounting.currency()));
    }

    private void requireOwn(ConcertId id) {
        if (!id.equals(concertId)) {
            throw new IllegalArgumentException(id + " is not " + concertId);
        }
    }

    private static IllegalArgumentException outOfOrder(Object id) {
        return new IllegalArgumentException("events of " + id + " come out of order");
    }
}
