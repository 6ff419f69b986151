package io.cygi.query.sales;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.query.projection.BatchRowCounter;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts the sales of concerts. The projection of reservations reports each event once, so nothing is counted twice.
 */
public class SalesCounters {

    private final BatchRowCounter<SalesSectionKey, SalesSectionRow> sections;
    private final BatchRowCounter<SalesHourKey, SalesHourRow> hours;

    SalesCounters(JdbcTemplate jdbc) {
        this.sections = new BatchRowCounter<>(jdbc, SalesSectionRow.MAPPING, SalesSectionRow::plus);
        this.hours = new BatchRowCounter<>(jdbc, SalesHourRow.MAPPING, SalesHourRow::plus);
    }

    /**
     * Counts the seats of a reservation that has changed.
     *
     * @param concertId the concert's id
     * @param seats the seats of the reservation
     * @param held 1 if the seats are held from now on, -1 if they are held no longer, else 0
     * @param sold the same for sold seats
     * @param at the time of the change
     */
    public void countSeats(String concertId, List<PricedSeat> seats, int held, int sold, Instant at) {
        if (held == 0 && sold == 0) {
            return;
        }
        long gross = 0;
        for (PricedSeat seat : seats) {
            // In money, sold seats count as sold for good. Money that goes back is a refund.
            long price = sold > 0 ? seat.price().amount() : 0;
            gross += price;
            sections.add(new SalesSectionRow(
                    new SalesSectionKey(concertId, seat.seat().section()), held, sold, price));
        }
        if (sold > 0) {
            hours.add(new SalesHourRow(SalesHourKey.of(concertId, at), seats.size(), gross, 0));
        }
    }

    /**
     * Counts a refund.
     *
     * @param concertId the concert's id
     * @param refund the amount that goes back, perhaps nothing
     * @param at the time of the refund
     */
    public void countRefund(String concertId, Money refund, Instant at) {
        if (refund.positive()) {
            hours.add(new SalesHourRow(SalesHourKey.of(concertId, at), 0, 0, refund.amount()));
        }
    }

    /** Removes all counts in the current transaction, which has added nothing. */
    public void reset() {
        sections.deleteAll();
        hours.deleteAll();
    }
}
