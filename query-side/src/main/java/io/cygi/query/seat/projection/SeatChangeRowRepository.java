package io.cygi.query.seat.projection;

import io.cygi.query.seat.SeatChange;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads and prunes the changes that are kept for the live stream. */
public interface SeatChangeRowRepository extends Repository<SeatChangeRow, SeatChangeKey> {

    /**
     * {@return the kept changes from a version on, in order}
     *
     * @param concertId the concert's id
     * @param version the first one
     * @param limit the most changes
     */
    @Query("select new io.cygi.query.seat.SeatChange(c.seat, c.status, c.key.version) from SeatChangeRow c"
            + " where c.key.concertId = :concertId and c.key.version >= :version order by c.key.version")
    List<SeatChange> from(String concertId, long version, Limit limit);

    /**
     * Removes old changes, the oldest first.
     *
     * @param before the time before which they were logged
     * @param count the most changes to remove
     * @return the number of removed changes
     */
    @Transactional
    @Modifying
    @Query(
            nativeQuery = true,
            value = "DELETE FROM query_seat_change WHERE logged_at < :before ORDER BY logged_at, version LIMIT :count")
    int prune(LocalDateTime before, int count);
}
