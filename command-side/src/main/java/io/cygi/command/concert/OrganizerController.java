package io.cygi.command.concert;

import io.cygi.command.idempotency.Decision;
import io.cygi.command.idempotency.Idempotency;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.concert.ConcertCommand.CancelConcert;
import io.cygi.contracts.concert.ConcertCommand.ChangeConcert;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.web.Caller;
import io.cygi.web.IdempotencyKey;
import io.cygi.web.PathIds;
import io.cygi.web.ValidationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an organizer does with concerts. */
@RestController
@RequestMapping("/api/v1/organizer/concerts")
class OrganizerController {

    /** The version, and after it what the tag of the public page has of everything else that it shows. */
    private static final Pattern ETAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})(?:\\.[A-Za-z0-9_-]+)?\"");

    private final Idempotency idempotency;
    private final Commands commands;
    private final ConcertCatalogue catalogue;
    private final Clock clock;

    OrganizerController(Idempotency idempotency, Commands commands, ConcertCatalogue catalogue, Clock clock) {
        this.idempotency = idempotency;
        this.commands = commands;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Why a concert is cancelled. @param reason up to 500 characters, shown to fans */
    record Cancellation(@NotBlank @Size(max = 500) String reason) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ConcertBody> schedule(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody @Valid ConcertRequest request,
            Caller caller) {
        IdempotencyKey key = idempotency.key(caller.accountId(), idempotencyKey, "POST concerts", request);
        ConcertBody concert = idempotency.answer(key, ConcertBody.class, () -> decide(request, caller));
        return ResponseEntity.created(URI.create("/api/v1/concerts/" + concert.concertId()))
                .eTag("\"" + concert.version() + "\"")
                .body(concert);
    }

    private Decision<ConcertBody> decide(ConcertRequest request, Caller caller) {
        Instant now = clock.instant();
        ConcertDetails details = request.toDetails(now);
        ConcertId concertId = new ConcertId(TimeOrderedIds.next());
        long version = now.isBefore(details.salesOpenAt()) ? 0 : 1;
        return new Decision<>(
                new ScheduleConcert(concertId, caller.accountId(), details, now),
                new ConcertBody(concertId, version, details));
    }

    @PutMapping("/{concertId}")
    ResponseEntity<ConcertBody> change(
            @PathVariable String concertId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid ConcertRequest request,
            Caller caller) {
        CatalogueEntry concert = ownConcert(concertId, caller);
        long version = version(ifMatch);
        Instant now = clock.instant();
        ConcertDetails details = request.toDetails(now);
        commands.send(new ChangeConcert(concert.concertId(), caller.requester(), version, details, now));
        long newVersion = details.equals(concert.details()) ? version : version + 1;
        return ResponseEntity.ok()
                .eTag("\"" + newVersion + "\"")
                .body(new ConcertBody(concert.concertId(), newVersion, details));
    }

    @PostMapping("/{concertId}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Void> cancel(
            @PathVariable String concertId, @RequestBody @Valid Cancellation cancellation, Caller caller) {
        CatalogueEntry concert = ownConcert(concertId, caller);
        commands.send(
                new CancelConcert(concert.concertId(), caller.requester(), cancellation.reason(), clock.instant()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/concerts/" + concert.concertId()))
                .build();
    }

    private CatalogueEntry ownConcert(String concertId, Caller caller) {
        return catalogue
                .find(PathIds.concert(concertId))
                .filter(concert -> caller.requester().mayActFor(concert.organizerId()))
                .orElseThrow(() -> PathIds.noSuch("concert"));
    }

    private static long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ValidationException("If-Match", "must be sent, with the ETag of the concert that is changed");
        }
        Matcher matcher = ETAG.matcher(ifMatch.trim());
        if (!matcher.matches()) {
            throw new RefusedException(
                    ProblemCode.PRECONDITION_FAILED, "The concert has changed since; read it again.");
        }
        return Long.parseLong(matcher.group(1));
    }
}
