package io.cygi.query.admin;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.reservation.ReservationListing;
import io.cygi.query.reservation.ReservationQueries;
import io.cygi.query.reservation.ReservationStatus;
import io.cygi.query.seat.layout.SeatMapBody;
import io.cygi.web.limit.Places;
import io.cygi.web.page.CursorPage;
import io.cygi.web.request.OptionalParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins every event, all reservations, and the seat map of any moment. */
@RestController
class AuditController {

    private final EventSearch events;
    private final SeatMapHistory seats;
    private final ReservationQueries reservations;
    private final Places audits;
    private final Clock clock;

    /**
     * Creates the audit controller.
     *
     * @param auditPlaces the places of requests that read many events, bounded so that the database stays free for
     *     others
     */
    AuditController(
            EventSearch events,
            SeatMapHistory seats,
            ReservationQueries reservations,
            Places auditPlaces,
            Clock clock) {
        this.events = events;
        this.seats = seats;
        this.reservations = reservations;
        this.audits = auditPlaces;
        this.clock = clock;
    }

    @GetMapping("/api/v1/admin/events")
    CursorPage<EventBody> events(EventFilter filter, @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        return audits.within(() -> events.page(filter, size));
    }

    @GetMapping("/api/v1/admin/concerts/{concertId}/seats")
    SeatMapBody seatsAt(@PathVariable String concertId, @RequestParam(required = false) @Nullable Instant at) {
        ConcertId concert = PathIds.concert(concertId);
        return audits.within(() -> seats.at(concert, at == null ? clock.instant() : at))
                .orElseThrow(() -> PathIds.noSuch("concert"));
    }

    /** Answers with a page as it was read. The declared type describes its content. */
    @GetMapping(path = "/api/v1/admin/reservations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<CursorPage<ReservationBody>> reservations(
            @RequestParam(required = false) @Nullable String fanId,
            @RequestParam(required = false) @Nullable String concertId,
            @RequestParam(required = false) @Nullable ReservationStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletResponse response)
            throws IOException {
        reservations.write(
                new ReservationListing(
                        OptionalParameter.parse("fanId", fanId, AccountId::new),
                        OptionalParameter.parse("concertId", concertId, ConcertId::new),
                        status,
                        cursor),
                CursorPage.limit(limit),
                response);
        return null;
    }
}
