package io.cygi.command.cancellation;

import io.cygi.command.concert.ConcertCatalogue;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.concert.RefundStep;
import io.cygi.contracts.reservation.CancellationTerms;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.reservation.ReservationCommand.QuoteCancellation;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.Commands;
import io.cygi.web.caller.Caller;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints with which fans cancel a reservation, and see the effect of a cancellation before it. */
@RestController
@RequestMapping("/api/v1/reservations/{reservationId}")
class CancellationController {

    private final ConcertCatalogue catalogue;
    private final Commands commands;
    private final Clock clock;

    CancellationController(ConcertCatalogue catalogue, Commands commands, Clock clock) {
        this.catalogue = catalogue;
        this.commands = commands;
        this.clock = clock;
    }

    /** Answers the effect that the cancellation below would have at the same instant. Both ask the reservation itself. */
    @GetMapping("/cancellation")
    CancellationBody cancellation(@PathVariable String reservationId, Caller caller) {
        ReservationId reservation = PathIds.reservation(reservationId);
        RefundStep step = refundStep(reservation, clock.instant());
        QuoteCancellation quote = new QuoteCancellation(reservation, caller.accountId(), step.percent());
        CancellationTerms terms = (CancellationTerms) Objects.requireNonNull(commands.ask(quote, Map.of()));
        return CancellationBody.of(terms, step);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Void> cancel(@PathVariable String reservationId, Caller caller) {
        ReservationId reservation = PathIds.reservation(reservationId);
        Instant now = clock.instant();
        RefundStep step = refundStep(reservation, now);
        commands.send(new CancelReservation(reservation, caller.accountId(), step.percent(), now));
        return ResponseEntity.accepted()
                .location(URI.create(ResourcePaths.reservation(reservation)))
                .build();
    }

    private RefundStep refundStep(ReservationId reservation, Instant at) {
        return catalogue
                .find(reservation.concertId())
                .orElseThrow(() -> PathIds.noSuch("reservation"))
                .refundStepAt(at);
    }
}
