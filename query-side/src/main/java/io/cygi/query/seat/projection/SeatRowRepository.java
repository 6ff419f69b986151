package io.cygi.query.seat.projection;

import io.cygi.query.seat.MappedSeat;
import io.cygi.query.seat.SeatChange;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads rows of seats that have changed. */
public interface SeatRowRepository extends Repository<SeatRow, SeatKey> {

    /** {@return the seats of a concert that have changed} @param concertId which concert */
    @Query("select new io.cygi.query.seat.MappedSeat(s.key.seat, s.status) from SeatRow s"
            + " where s.key.concertId = :concertId")
    List<MappedSeat> mapped(String concertId);

    /**
     * {@return the seats that have changed after a version, each once, in the order of their versions}
     *
     * @param concertId the concert's id
     * @param version the version of its seat map
     * @param limit the most changes
     */
    @Query("select new io.cygi.query.seat.SeatChange(s.key.seat, s.status, s.changedVersion) from SeatRow s"
            + " where s.key.concertId = :concertId and s.changedVersion > :version order by s.changedVersion")
    List<SeatChange> changedAfter(String concertId, long version, Limit limit);
}
