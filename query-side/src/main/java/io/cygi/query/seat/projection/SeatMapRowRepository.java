package io.cygi.query.seat.projection;

import io.cygi.query.seat.SeatMapState;
import io.cygi.query.seat.SeatMapVersion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads rows of seat maps. */
public interface SeatMapRowRepository extends Repository<SeatMapRow, String> {

    Optional<SeatMapRow> findById(String concertId);

    /** {@return the version and the sections of a seat map} @param concertId the concert's id */
    default Optional<SeatMapState> state(String concertId) {
        return findById(concertId).map(row -> new SeatMapState(row.version(), row.sections()));
    }

    /** {@return the version of a seat map} @param concertId the concert's id */
    @Query("select m.version from SeatMapRow m where m.concertId = :concertId")
    Optional<Long> version(String concertId);

    /**
     * {@return the versions of seat maps}
     *
     * @param concertIds the concerts' ids
     */
    @Query("select new io.cygi.query.seat.SeatMapVersion(m.concertId, m.version) from SeatMapRow m"
            + " where m.concertId in :concertIds")
    List<SeatMapVersion> versions(Collection<String> concertIds);
}
