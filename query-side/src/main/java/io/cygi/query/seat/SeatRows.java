package io.cygi.query.seat;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The seats that have changed. */
interface SeatRows extends Repository<SeatRow, SeatKey> {

    @Query("select new io.cygi.query.seat.SeatState(s.key.seat, s.status) from SeatRow s"
            + " where s.key.concertId = :concertId")
    List<SeatState> states(String concertId);

    @Query("select new io.cygi.query.seat.SeatChange(s.key.seat, s.status, s.changedVersion) from SeatRow s"
            + " where s.key.concertId = :concertId and s.changedVersion > :version order by s.changedVersion")
    List<SeatChange> changedAfter(String concertId, long version, Limit limit);
}
