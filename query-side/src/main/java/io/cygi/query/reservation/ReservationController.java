package io.cygi.query.reservation;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.value.ReservationId;
import io.cygi.web.caller.Caller;
import io.cygi.web.limit.Waits;
import io.cygi.web.page.CursorPage;
import io.cygi.web.request.PreferredWait;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers with the reservations of a fan. */
@RestController
class ReservationController {

    private final ReservationQueries reservations;
    private final Waits waits;

    ReservationController(ReservationQueries reservations, Waits waits) {
        this.reservations = reservations;
        this.waits = waits;
    }

    @GetMapping("/api/v1/reservations/{reservationId}")
    ResponseEntity<ReservationBody> reservation(
            @PathVariable String reservationId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            Caller caller) {
        ReservationId id = PathIds.reservation(reservationId);
        try (Waits.Turn turn = waits.take(prefer)) {
            ReservationBody body = reservations.await(id, caller.requester(), turn.time());
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            turn.applied().ifPresent(applied -> answer.header(PreferredWait.APPLIED, applied));
            return answer.body(body);
        }
    }

    /** Answers with a page as it was read. The declared type describes its content. */
    @GetMapping(path = "/api/v1/me/reservations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<CursorPage<ReservationBody>> mine(
            @RequestParam(required = false) @Nullable ReservationStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        reservations.write(
                ReservationListing.ofFan(caller.accountId(), status, cursor), CursorPage.limit(limit), response);
        return null;
    }
}
