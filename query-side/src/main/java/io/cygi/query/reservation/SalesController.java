package io.cygi.query.reservation;

import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.concert.Concerts;
import io.cygi.web.Caller;
import io.cygi.web.PathIds;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an organizer's concert has sold. */
@RestController
class SalesController {

    private final Concerts concerts;
    private final ReservationRows rows;

    SalesController(Concerts concerts, ReservationRows rows) {
        this.concerts = concerts;
        this.rows = rows;
    }

    @GetMapping("/api/v1/organizer/concerts/{concertId}/sales")
    SalesBody sales(@PathVariable String concertId, Caller caller) {
        ConcertId id = PathIds.concert(concertId);
        ConcertDetails details = concerts.ofOrganizer(id, caller);
        return SalesBody.of(id, details, rows.salesBySection(id.value()), rows.salesByHour(id.value()));
    }
}
