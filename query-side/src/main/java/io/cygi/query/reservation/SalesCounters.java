package io.cygi.query.reservation;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/**
 * Adds up what a concert sells. It is told of a reservation's status before and after an event that the reservation had
 * not seen yet, so nothing is counted twice.
 */
class SalesCounters {

    private final EntityManager entities;

    SalesCounters(EntityManager entities) {
        this.entities = entities;
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
            section(new SalesSectionKey(reservation.concertId(), seat.seat().section()))
                    .count(held, sold, price);
        }
        if (sold > 0) {
            hour(reservation, at).sell(reservation.seats().size(), gross);
        }
    }

    void refunded(ReservationRow reservation, Money refund, Instant at) {
        if (refund.positive()) {
            hour(reservation, at).refund(refund.amount());
        }
    }

    void reset() {
        entities.createQuery("delete from SalesSectionRow").executeUpdate();
        entities.createQuery("delete from SalesHourRow").executeUpdate();
    }

    private SalesSectionRow section(SalesSectionKey key) {
        SalesSectionRow known = entities.find(SalesSectionRow.class, key);
        if (known != null) {
            return known;
        }
        SalesSectionRow created = new SalesSectionRow(key);
        entities.persist(created);
        return created;
    }

    private SalesHourRow hour(ReservationRow reservation, Instant at) {
        SalesHourKey key = SalesHourKey.of(reservation.concertId(), at);
        SalesHourRow known = entities.find(SalesHourRow.class, key);
        if (known != null) {
            return known;
        }
        SalesHourRow created = new SalesHourRow(key);
        entities.persist(created);
        return created;
    }

    private static int counts(ReservationStatus status, ReservationStatus as) {
        return status == as ? 1 : 0;
    }
}
