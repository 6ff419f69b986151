package io.cygi.query.seat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The seat maps. */
interface SeatMapRows extends Repository<SeatMapRow, String> {

    Optional<SeatMapRow> findById(String concertId);

    @Query("select m.version from SeatMapRow m where m.concertId = :concertId")
    Optional<Long> version(String concertId);

    @Query("select new io.cygi.query.seat.MapVersion(m.concertId, m.version) from SeatMapRow m"
            + " where m.concertId in :concertIds")
    List<MapVersion> versions(Collection<String> concertIds);
}
