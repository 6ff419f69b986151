package io.cygi.query.reservation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The reservations. */
interface ReservationRowRepository extends Repository<ReservationRow, String> {

    Optional<ReservationRow> findById(String reservationId);

    @Query("select r.fanId from ReservationRow r where r.reservationId = :reservationId")
    Optional<String> fanOf(String reservationId);

    /** Identifiers begin with the concert's, so this is one range for each status of the index of fan and status. */
    @Query("select r from ReservationRow r where r.fanId = :fanId"
            + " and r.reservationId >= :from and r.reservationId < :to and r.status in :statuses"
            + " order by r.reservationId desc")
    List<ReservationRow> ofFan(
            String fanId, String from, String to, Collection<ReservationStatus> statuses, Limit limit);

    /** Asked again and again by those who wait, so it reads one column and keeps nothing. */
    @Query("select r.status from ReservationRow r where r.reservationId = :reservationId")
    Optional<ReservationStatus> statusOf(String reservationId);
}
