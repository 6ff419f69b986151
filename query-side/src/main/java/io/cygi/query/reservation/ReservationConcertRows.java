package io.cygi.query.reservation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** What concerts are called. */
interface ReservationConcertRows extends Repository<ReservationConcertRow, String> {

    List<ReservationConcertRow> findByConcertIdIn(Collection<String> concertIds);
}
