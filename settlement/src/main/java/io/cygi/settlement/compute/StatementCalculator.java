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
 * event store's unique index. The concert's own come first, and those of a reservation together, so that no more than one
 * reservation is ever remembered. Events of other aggregates of the concert may come between them; they change nothing.
 *
 * <p>It is used by one thread: {@link #on} for each event, {@link #end} once, then whatever is asked.
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
     * @param concertId the concert
     * @param ruleBook the rules, of which the concert's organizer and date choose
     * @param lines is given every line in the order of the statement, while events come
     * @param unfinished is given every reservation with money that may still move
     */
    public StatementCalculator(
            ConcertId concertId, RuleBook ruleBook, Consumer<StatementLine> lines, Consumer<ReservationId> unfinished) {
        this(concertId, ruleBook, lines, unfinished, State.BEGINNING);
    }

    /**
     * Resumes from the state of another calculator.
     *
     * @param concertId the concert
     * @param ruleBook the rules, with those that the other one chose
     * @param lines is given every further line
     * @param unfinished is given every further reservation with money that may still move
     * @param from what the other one remembered
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
     * All that is remembered between two events, whatever the concert's size.
     *
     * @param concert what the concert's own events have told
     * @param reservation the one whose events are coming, or null
     * @param lastReservation the identifier of the last one that began
     * @param sums what the lines so far add up to, in minor units
     * @param lineCount how many lines there were
     * @param unfinishedCount how many reservations had not ended
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

    /** {@return what another one needs in order to go on from here} */
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
     * @param event the payload
     * @throws IllegalArgumentException where it is another concert's or out of order
     * @throws IllegalStateException where the concert has not ended
     * @throws NoRulesException where no rules are valid for it
     */
    public void on(Object event) {
        if (ended) {
            throw new IllegalStateException("nothing comes after the end");
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

    /** There are no more events. */
    public void end() {
        open();
        finishReservation();
        ended = true;
    }

    /** {@return the concert} @throws IllegalStateException where it has not ended */
    public SettledConcert concert() {
        return concert == null ? concertAccounting.ended() : concert;
    }

    /** {@return the rules that were chosen} @throws IllegalStateException where the concert has not ended */
    public Rules rules() {
        return open();
    }

    /**
     * {@return how many reservations there are with money that may still move: with any it is too early for a statement}
     * The events are then read again later.
     */
    public long unfinishedCount() {
        return unfinishedCount;
    }

    /** {@return what the lines so far add up to} */
    public Totals totals() {
        return Totals.of(sum(LineKind.PAYMENT), sum(LineKind.REFUND), sum(LineKind.FEE), sum(LineKind.TAX));
    }

    /**
     * {@return the statement}
     *
     * @param events which events these were
     * @throws IllegalStateException before the end, and where something is unfinished
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
