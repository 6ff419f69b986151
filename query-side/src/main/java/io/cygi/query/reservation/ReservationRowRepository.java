package io.cygi.query.reservation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads rows of reservations. */
interface ReservationRowRepository extends Repository<ReservationRow, String> {

    Optional<ReservationRow> findById(String reservationId);

    /**
     * {@return the rows of a fan's reservations} Identifiers begin with the concert's, so this is one range for each
     * status of the index of fan and status.
     */
    @Query("select r from ReservationRow r where r.fanId = :fanId"
            + " and r.reservationId >= :from and r.reservationId < :to and r.status in :statuses"
            + " order by r.reservationId desc")
    List<ReservationRow> ofFan(
            String fanId, String from, String to, Collection<ReservationStatus> statuses, Limit limit);
}
