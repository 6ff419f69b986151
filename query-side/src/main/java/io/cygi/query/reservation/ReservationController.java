package io.cygi.query.reservation;

import io.cygi.contracts.value.ReservationId;
import io.cygi.web.Caller;
import io.cygi.web.CursorPage;
import io.cygi.web.PathIds;
import io.cygi.web.PreferredWait;
import io.cygi.web.ReservationBody;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A fan's reservations. */
@RestController
class ReservationController {

    private final Reservations reservations;

    ReservationController(Reservations reservations) {
        this.reservations = reservations;
    }

    @GetMapping("/api/v1/reservations/{reservationId}")
    ResponseEntity<ReservationBody> reservation(
            @PathVariable String reservationId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            Caller caller) {
        ReservationId id = PathIds.reservation(reservationId);
        Optional<Duration> wait = PreferredWait.of(prefer);
        ReservationBody body = reservations.await(id, caller, wait.orElse(Duration.ZERO));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        wait.ifPresent(applied -> answer.header(PreferredWait.APPLIED, PreferredWait.applied(applied)));
        return answer.body(body);
    }

    @GetMapping("/api/v1/me/reservations")
    CursorPage<ReservationBody> mine(
            @RequestParam(required = false) @Nullable ReservationStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        return reservations.page(
                new ReservationListing(caller.accountId(), null, status, cursor), CursorPage.limit(limit));
    }
}
