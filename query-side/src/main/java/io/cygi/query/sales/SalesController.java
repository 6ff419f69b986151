package io.cygi.query.sales;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.concert.ConcertQueries;
import io.cygi.web.caller.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows an organizer the sales of a concert. */
@RestController
class SalesController {

    private final ConcertQueries concerts;
    private final SalesSectionRowRepository sections;
    private final SalesHourRowRepository hours;

    SalesController(ConcertQueries concerts, SalesSectionRowRepository sections, SalesHourRowRepository hours) {
        this.concerts = concerts;
        this.sections = sections;
        this.hours = hours;
    }

    @GetMapping("/api/v1/organizer/concerts/{concertId}/sales")
    SalesBody sales(@PathVariable String concertId, Caller caller) {
        ConcertId id = PathIds.concert(concertId);
        ConcertDetails details = concerts.ofOrganizer(id, caller);
        return SalesBody.of(id, details, sections.ofConcert(id.value()), hours.ofConcert(id.value()));
    }
}
