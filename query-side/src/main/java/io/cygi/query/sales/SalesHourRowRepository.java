package io.cygi.query.sales;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads the sales of hours. */
interface SalesHourRowRepository extends Repository<SalesHourRow, SalesHourKey> {

    @Query("select h from SalesHourRow h where h.key.concertId = :concertId order by h.key.hourStart")
    List<SalesHourRow> ofConcert(String concertId);
}
