package io.cygi.query.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cygi.contracts.value.Money;
import io.cygi.messaging.figure.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Describes the state of the platform by its figures.
 *
 * @param at when it was looked at
 * @param now the figures at this time, with the sales of the running hour; zero where a figure is unknown
 * @param unknown the figures that could not be read
 * @param hours the running hour and those before it, oldest first
 */
record DashboardBody(Instant at, FiguresBody now, List<Figure> unknown, List<HourBody> hours) {

    /**
     * The sales of an hour.
     *
     * @param seatsSold also where they were given back later
     * @param gross what was paid for them
     * @param refunds what was refunded in the hour
     */
    record Sales(long seatsSold, Money gross, Money refunds) {

        static final Sales NONE = new Sales(0, Money.ZERO, Money.ZERO);
    }

    /**
     * Figures.
     *
     * @param seatsSold in the hour
     * @param gross what was paid for them
     * @param refunds what was refunded in the hour
     * @param seatsHeld seats of reservations that wait for their payment
     * @param fansWaiting fans in the lines of all waiting rooms
     * @param processorLag events that the processor has not handled which is furthest behind
     * @param findings that are not resolved
     * @param deadLetters events that projections and steps could not handle
     * @param workersFailing background workers that cannot do their work
     */
    record FiguresBody(
            long seatsSold,
            Money gross,
            Money refunds,
            long seatsHeld,
            long fansWaiting,
            long processorLag,
            long findings,
            long deadLetters,
            long workersFailing) {

        static FiguresBody of(Sales sales, Map<Figure, Long> figures) {
            return new FiguresBody(
                    sales.seatsSold,
                    sales.gross,
                    sales.refunds,
                    figures.getOrDefault(Figure.SEATS_HELD, 0L),
                    figures.getOrDefault(Figure.FANS_WAITING, 0L),
                    figures.getOrDefault(Figure.PROCESSOR_LAG, 0L),
                    figures.getOrDefault(Figure.FINDINGS, 0L),
                    figures.getOrDefault(Figure.DEAD_LETTERS, 0L),
                    figures.getOrDefault(Figure.WORKERS_FAILING, 0L));
        }
    }

    /**
     * An hour.
     *
     * @param hour when it begins
     * @param figures its sales, and the highest sample of everything else
     */
    record HourBody(Instant hour, @JsonUnwrapped FiguresBody figures) {}
}
