package io.cygi.command.booking;

import io.cygi.command.concert.CatalogueEntry;
import io.cygi.command.concert.ConcertCatalogue;
import io.cygi.command.concert.ConcertStatus;
import io.cygi.command.idempotency.Decision;
import io.cygi.command.idempotency.Idempotency;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.reservation.ExtensionTerms;
import io.cygi.contracts.reservation.HoldExtension;
import io.cygi.contracts.reservation.ReservationCommand.ExtendHold;
import io.cygi.contracts.reservation.ReservationCommand.QuoteHoldExtension;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.Commands;
import io.cygi.web.caller.Caller;
import io.cygi.web.request.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Extends holds. The reservation is asked for its next extension, and is then sent the command for that one. The answer
 * can thereby be stored with the event, and all requests that race for the same extension are answered with it.
 */
@RestController
class HoldExtensionController {

    private final Idempotency idempotency;
    private final ConcertCatalogue catalogue;
    private final Commands commands;
    private final Clock clock;

    HoldExtensionController(Idempotency idempotency, ConcertCatalogue catalogue, Commands commands, Clock clock) {
        this.idempotency = idempotency;
        this.catalogue = catalogue;
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/api/v1/reservations/{reservationId}/hold-extension")
    HoldExtensionBody extend(
            @PathVariable String reservationId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            Caller caller) {
        ReservationId reservation = PathIds.reservation(reservationId);
        IdempotencyKey key =
                idempotency.key(caller.accountId(), idempotencyKey, "POST hold-extension of " + reservation, Map.of());
        return idempotency.answer(key, HoldExtensionBody.class, () -> decide(reservation, caller));
    }

    private Decision<HoldExtensionBody> decide(ReservationId reservation, Caller caller) {
        CatalogueEntry concert =
                catalogue.find(reservation.concertId()).orElseThrow(() -> PathIds.noSuch("reservation"));
        ConcertDetails details = concert.details();
        ExtensionTerms terms = new ExtensionTerms(details.holdExtensions(), details.holdSeconds());
        Instant now = clock.instant();
        HoldExtension next = (HoldExtension) Objects.requireNonNull(
                commands.ask(new QuoteHoldExtension(reservation, caller.accountId(), terms, now), Map.of()));
        if (concert.status() == ConcertStatus.CANCELLED || concert.status() == ConcertStatus.CLOSED) {
            throw new RefusedException(
                    ProblemCode.INVALID_STATE, "The concert is over or cancelled; its holds are not extended.");
        }
        return new Decision<>(
                new ExtendHold(reservation, caller.accountId(), terms, next.number(), now),
                new HoldExtensionBody(
                        reservation.handle(), next.holdUntil(), next.number(), terms.max() - next.number()));
    }
}
