package io.cygi.query.reservation;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.query.projection.BatchSums;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Adds up what a concert sells. It is told of a reservation before and after an event that the reservation had not seen
 * yet, so nothing is counted twice.
 */
class SalesCounters {

    private final BatchSums<SalesSectionKey, SalesSectionRow> sections;
    private final BatchSums<SalesHourKey, SalesHourRow> hours;

    SalesCounters(JdbcTemplate jdbc) {
        this.sections = new BatchSums<>(jdbc, new SalesSectionTable(), SalesSectionRow::plus);
        this.hours = new BatchSums<>(jdbc, new SalesHourTable(), SalesHourRow::plus);
    }

    void moved(ReservationRow reservation, ReservationStatus before, Instant at) {
        ReservationStatus after = reservation.status();
        int held = counts(after, ReservationStatus.HELD) - counts(before, ReservationStatus.HELD);
        int sold = counts(after, ReservationStatus.CONFIRMED) - counts(before, ReservationStatus.CONFIRMED);
        if (held == 0 && sold == 0) {
            return;
        }
        long gross = 0;
        for (PricedSeat seat : reservation.seats()) {
            // What was sold counts as sold for good in money; what goes back is a refund.
            long price = sold > 0 ? seat.price().amount() : 0;
            gross += price;
            sections.add(new SalesSectionRow(
                    new SalesSectionKey(reservation.concertId(), seat.seat().section()), held, sold, price));
        }
        if (sold > 0) {
            hours.add(new SalesHourRow(
                    SalesHourKey.of(reservation.concertId(), at),
                    reservation.seats().size(),
                    gross,
                    0));
        }
    }

    void refunded(ReservationRow reservation, Money refund, Instant at) {
        if (refund.positive()) {
            hours.add(new SalesHourRow(SalesHourKey.of(reservation.concertId(), at), 0, 0, refund.amount()));
        }
    }

    void reset() {
        sections.deleteAll();
        hours.deleteAll();
    }

    private static int counts(ReservationStatus status, ReservationStatus as) {
        return status == as ? 1 : 0;
    }
}
