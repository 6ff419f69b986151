package io.cygi.query.concert;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** The concerts. */
interface ConcertRows extends Repository<ConcertRow, String>, JpaSpecificationExecutor<ConcertRow> {

    Optional<ConcertRow> findById(String concertId);
}
