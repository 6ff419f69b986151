package io.cygi.query.reservation;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What concerts are called. */
interface ReservationConcertRows extends Repository<ReservationConcertRow, String> {

    Optional<ReservationConcertRow> findById(String concertId);
}
