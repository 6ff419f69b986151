package io.cygi.command.booking;

import io.cygi.command.idempotency.Idempotency;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.reservation.ReservationCommand.StartPayment;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.Commands;
import io.cygi.web.caller.Caller;
import io.cygi.web.limit.Waits;
import io.cygi.web.request.IdempotencyKey;
import io.cygi.web.request.PreferredWait;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The endpoints with which fans book, pay and cancel. {@link BookingService} decides a booking, and {@link Idempotency}
 * sends its command. Outcomes are read from the query side.
 */
@RestController
@RequestMapping("/api/v1")
class BookingController {

    private static final Logger LOG = LoggerFactory.getLogger(BookingController.class);

    private final BookingService bookings;
    private final Idempotency idempotency;
    private final Commands commands;
    private final Clock clock;
    private final Waits waits;
    private final @Nullable ReservationOutcomes outcomes;

    BookingController(
            BookingService bookings,
            Idempotency idempotency,
            Commands commands,
            Clock clock,
            Waits waits,
            ObjectProvider<ReservationOutcomes> outcomes) {
        this.bookings = bookings;
        this.idempotency = idempotency;
        this.commands = commands;
        this.clock = clock;
        this.waits = waits;
        this.outcomes = outcomes.getIfAvailable();
    }

    @PostMapping("/concerts/{concertId}/reservations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ReservationBody> book(
            @PathVariable String concertId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody @Valid BookingRequest request,
            Caller caller) {
        request.validate();
        ConcertId concert = PathIds.concert(concertId);
        IdempotencyKey key =
                idempotency.key(caller.accountId(), idempotencyKey, "POST reservations of " + concert, request);
        ReservationBody reservation = idempotency.answer(
                key, ReservationBody.class, () -> bookings.decide(concert, caller.accountId(), request));
        ResponseEntity.BodyBuilder answer = accepted(PathIds.reservation(reservation.reservationId()));
        if (outcomes == null) {
            return answer.body(reservation);
        }
        try (Waits.Turn turn = waits.take(prefer)) {
            if (turn.applied().isEmpty()) {
                return answer.body(reservation);
            }
            answer.header(PreferredWait.APPLIED, turn.applied().get());
            return answer.body(outcome(outcomes, reservation, caller.requester(), turn.time()));
        }
    }

    /** {@return the outcome of the booking, or the booking as it was accepted if its outcome cannot be shown} */
    private static ReservationBody outcome(
            ReservationOutcomes outcomes, ReservationBody accepted, Requester requester, Duration wait) {
        try {
            return outcomes.await(PathIds.reservation(accepted.reservationId()), requester, wait);
        } catch (RuntimeException fault) {
            LOG.warn("Accepted {}, but could not show the outcome", accepted.reservationId(), fault);
            return accepted;
        }
    }

    @PostMapping("/reservations/{reservationId}/payment")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ReservationBody> pay(
            @PathVariable String reservationId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            Caller caller) {
        ReservationId reservation = PathIds.reservation(reservationId);
        StartPayment payment = new StartPayment(reservation, caller.accountId(), clock.instant());
        long lastEvent = (Long) Objects.requireNonNull(commands.ask(payment, Map.of()));
        ResponseEntity.BodyBuilder answer = accepted(reservation);
        if (outcomes == null) {
            return answer.build();
        }
        try (Waits.Turn turn = waits.take(prefer)) {
            if (turn.applied().isEmpty()) {
                return answer.build();
            }
            answer.header(PreferredWait.APPLIED, turn.applied().get());
            return answer.body(paid(outcomes, reservation, caller.requester(), lastEvent, turn.time()));
        }
    }

    /** {@return the outcome of the payment, or null if it cannot be shown; the payment is accepted in any case} */
    private static @Nullable ReservationBody paid(
            ReservationOutcomes outcomes,
            ReservationId reservation,
            Requester requester,
            long lastEvent,
            Duration wait) {
        try {
            return outcomes.awaitPayment(reservation, requester, lastEvent, wait);
        } catch (RuntimeException fault) {
            // The read side may be behind. It then knows nothing of the reservation, which is there all the same.
            if (fault instanceof RefusedException refusal && refusal.code() != ProblemCode.NOT_FOUND) {
                throw refusal;
            }
            LOG.warn("Accepted the payment of {}, but could not show the outcome", reservation, fault);
            return null;
        }
    }

    private static ResponseEntity.BodyBuilder accepted(ReservationId reservation) {
        return ResponseEntity.accepted().location(URI.create(ResourcePaths.reservation(reservation)));
    }
}
