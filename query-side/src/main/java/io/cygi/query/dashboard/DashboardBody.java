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
 * @param at when the figures were read
 * @param now the figures at this time, with the sales of the present hour; zero if a figure is unknown
 * @param unknown the figures that could not be read
 * @param hours the present hour and those before it, oldest first
 */
record DashboardBody(Instant at, FiguresBody now, List<Figure> unknown, List<HourBody> hours) {

    /**
     * The sales of an hour.
     *
     * @param seatsSold the seats that were sold, even if they were given back later
     * @param gross the amount that was paid for them
     * @param refunds the amount that was refunded in the hour
     */
    record Sales(long seatsSold, Money gross, Money refunds) {

        static final Sales NONE = new Sales(0, Money.ZERO, Money.ZERO);
    }

    /**
     * The figures of the platform at a time or in an hour.
     *
     * @param seatsSold the seats sold in the hour
     * @param gross the amount that was paid for them
     * @param refunds the amount that was refunded in the hour
     * @param seatsHeld the seats of reservations that wait for their payment
     * @param fansWaiting the fans in the lines of all waiting rooms
     * @param processorLag the lag of the slowest processor, in events
     * @param findings the open findings
     * @param deadLetters the events that projections and steps could not handle
     * @param workersFailing the background workers that cannot do their work
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
     * The figures of an hour.
     *
     * @param hour the begin of the hour
     * @param figures the sales of the hour, and the highest sample of each other figure
     */
    record HourBody(Instant hour, @JsonUnwrapped FiguresBody figures) {}
}
